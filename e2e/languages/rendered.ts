import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContext } from '@playwright/test'
import { bundle, root } from '../support/bundle.ts'

/** Every hosted page and every page of the account, in every state that tests have of it, in any language. */
export type Rendered = {
  names: readonly string[]
  languages: readonly string[]
  html(name: string, language: string): Promise<string>
}

let made: Promise<Rendered> | undefined

/** Compiles the pages once for this process: no server is asked, for what is looked at here is how they look. */
export const rendered = (): Promise<Rendered> => {
  made ??= bundle('e2e/languages/pages.ts', `pages-${process.pid}`).then(
    (file) => import(pathToFileURL(file).href) as Promise<Rendered>,
  )
  return made
}

/** An origin that nobody has. */
const origin = 'http://pages.test'

export const pageUrl = (name: string, language: string): string => `${origin}/page/${language}/${name}`

const types: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }

/** Answers for that origin in a browser: with the pages, and with what the build made for them. */
export async function serveRendered(context: BrowserContext): Promise<Rendered> {
  const pages = await rendered()
  await context.route(`${origin}/**`, async (route) => {
    const [, folder, language = '', name = ''] = new URL(route.request().url()).pathname.split('/')
    if (folder === 'page')
      return route.fulfill({ body: await pages.html(decodeURIComponent(name), language), contentType: 'text/html' })
    const path = join(root, 'public', new URL(route.request().url()).pathname)
    if (!existsSync(path)) return route.fulfill({ status: 404, body: '' })
    return route.fulfill({ path, contentType: types[path.split('.').pop() ?? ''] ?? 'font/woff2' })
  })
  return pages
}
