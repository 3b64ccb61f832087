import { expect, type Page, test } from '@playwright/test'
import { colorSchemes, violationsOn } from '../support/usable.ts'
import { pageUrl, serveRendered } from './rendered.ts'

/** What runs over the edge, or is cut where nothing says that it goes on. */
const faults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide`)
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('.sr-only, .rosette, svg, .truncate, [hidden]') || element.tagName === 'INPUT') continue
      const what = `${element.tagName}.${element.className} ${element.textContent?.slice(0, 60)}`
      const isHiding = getComputedStyle(element).overflowX !== 'visible'
      if (isHiding && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut: ${what}`)
      const { left, right, width } = element.getBoundingClientRect()
      if (width > 0 && (right > innerWidth + 1 || left < -1)) found.push(`over the edge: ${what}`)
    }
    return found
  })

/** These are looked at wide as well: the longest words, and the other direction. */
const wideToo: readonly string[] = ['de', 'ar']

for (const language of ['en', 'de', 'fr', 'es', 'ja', 'ar'])
  test(`UX-H70 UX-H75 every hosted page and every page of the account, in ${language}, wide and at 320 px: nothing is cut`, async ({
    context,
    page,
  }) => {
    const { names } = await serveRendered(context)
    const found: string[] = []
    for (const width of wideToo.includes(language) ? [320, 1280] : [320]) {
      await page.setViewportSize({ width, height: 800 })
      for (const name of names) {
        await page.goto(pageUrl(name, language))
        const spoken = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])
        expect(spoken, name).toEqual([language, language === 'ar' ? 'rtl' : 'ltr'])
        found.push(...(await faults(page)).map((fault) => `${name} at ${width}: ${fault}`))
      }
    }
    expect(found).toEqual([])
  })

/** The pages are looked at in shares, so that both workers have something to do. */
const shares = 3

for (let which = 0; which < shares; which++)
  test(`UX-H65 every hosted page and every page of the account, in Arabic, light and dark: axe finds nothing (${which + 1} of ${shares})`, async ({
    context,
    page,
  }) => {
    const { names } = await serveRendered(context)
    await page.setViewportSize({ width: 320, height: 800 })
    for (const name of names.filter((_, index) => index % shares === which)) {
      await page.goto(pageUrl(name, 'ar'))
      for (const colorScheme of colorSchemes)
        expect(await violationsOn(page, colorScheme), `${name}, ${colorScheme}`).toEqual([])
    }
  })
