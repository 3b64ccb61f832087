import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Every rule in the light; in the dark a page has other colours and nothing else that is different. */
export const rulesFor = (colorScheme: 'light' | 'dark', axe: AxeBuilder): AxeBuilder =>
  colorScheme === 'light' ? axe.withTags(tags) : axe.withRules(['color-contrast'])

/** UX-H65 in light and dark, and UX-H70 at 320 px: whatever page is open. */
export async function expectUsable(page: Page, what: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // What a frame of ours shows is a page or a mail of its own, and runs no script: axe would wait for it.
    const whole = rulesFor(colorScheme, new AxeBuilder({ page }))
    const { violations } = await ((await page.locator('iframe').count()) > 0
      ? whole.exclude('iframe')
      : whole
    ).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
    expect(found, `${what}, ${colorScheme}`).toEqual([])
  }
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${what} scrolls sideways at 320 px`).toBeLessThanOrEqual(0)
  if (size !== null) await page.setViewportSize(size)
}
