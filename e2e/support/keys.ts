import { expect, type Locator, type Page } from '@playwright/test'

/** Somebody who has no pointer: whatever they use, they come to by Tab alone. */
export type Keys = {
  /** Goes to a link or a button and presses Enter on it. */
  press(name: string | RegExp): Promise<void>
  /** Goes to a field, and types in place of what it holds. */
  type(label: string | RegExp, text: string): Promise<void>
  /** Goes to a field that offers a choice, and types as much of it as it takes. */
  choose(label: string | RegExp, text: string): Promise<void>
  /** Goes to a box and ticks it, or takes the tick away. */
  tick(label: string | RegExp): Promise<void>
}

/** More than any page has of what Tab stops at. */
const most = 80

/** The keyboard of a page. What is not reached fails the test, as does what is reached and shows no focus. */
export function keysOf(page: Page): Keys {
  const reach = async (wanted: Locator): Promise<void> => {
    await expect(wanted).toBeVisible()
    for (let stops = 0; stops < most; stops++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${wanted}`)
  }
  return {
    async press(name) {
      const called = { name, exact: true }
      await reach(page.getByRole('link', called).or(page.getByRole('button', called)).first())
      await page.keyboard.press('Enter')
    },
    async type(label, text) {
      await reach(page.getByLabel(label, { exact: true }))
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type(text)
    },
    async choose(label, text) {
      await reach(page.getByLabel(label, { exact: true }))
      await page.keyboard.type(text)
    },
    async tick(label) {
      await reach(page.getByLabel(label))
      await page.keyboard.press('Space')
    },
  }
}
