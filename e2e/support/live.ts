import type { Page } from '@playwright/test'

/** Waits until the scripts of a page of a portal have taken it over: a key that is pressed before that reaches nobody. */
export async function live(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => {
    const main = document.querySelector('main')
    return main !== null && Object.keys(main).some((key) => key.startsWith('__reactFiber'))
  })
}
