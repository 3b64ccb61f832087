import { expect, type Page } from '@playwright/test'
import axe, { type RunOptions } from 'axe-core'
import { settled } from './settled.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export type ColorScheme = 'light' | 'dark'
export const colorSchemes = ['light', 'dark'] as const satisfies readonly ColorScheme[]

/** Every rule in the light; in the dark a page has other colours and nothing else that is different. */
const rulesOf: Readonly<Record<ColorScheme, NonNullable<RunOptions['runOnly']>>> = {
  light: { type: 'tag', values: tags },
  dark: { type: 'rule', values: ['color-contrast'] },
}

/**
 * What axe finds on a page in one of its colour schemes, by rule and element. What a frame of ours shows is a page or a mail
 * of its own, and runs no script: axe would wait for it. Its text is run once for a document, whatever its policy says.
 */
export async function violationsOn(page: Page, colorScheme: ColorScheme): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (runOnly) => {
    const options: RunOptions = { runOnly, iframes: false, resultTypes: ['violations'] }
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, options)
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }, rulesOf[colorScheme])
}

/** UX-H65 in light and dark, and UX-H70 at 320 px: whatever page is open. */
export async function expectUsable(page: Page, what: string): Promise<void> {
  await settled(page)
  for (const colorScheme of colorSchemes)
    expect(await violationsOn(page, colorScheme), `${what}, ${colorScheme}`).toEqual([])
  await expectNoSideways(page, what)
}

/** UX-H70: at 320 px, which is 400 % of 1280, nothing is over the edge. */
export async function expectNoSideways(page: Page, what: string): Promise<void> {
  await settled(page)
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${what} scrolls sideways at 320 px`).toBeLessThanOrEqual(0)
  if (size !== null) await page.setViewportSize(size)
}
