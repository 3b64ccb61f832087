import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { pageUrl, rendered, serveRendered } from '../languages/rendered.ts'
import { root } from '../support/bundle.ts'

const out = join(root, 'test-results', 'screens', 'languages')

for (const language of ['en', 'de', 'fr', 'es', 'ja', 'ar'])
  test(`hosted pages and the account in ${language}`, async ({ context, page }) => {
    const { names } = await rendered()
    await serveRendered(context)
    mkdirSync(join(out, language), { recursive: true })
    for (const name of names)
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 })
        await page.goto(pageUrl(name, language))
        await page.screenshot({ path: join(out, language, `${name}-${width}.png`), fullPage: true })
      }
  })
