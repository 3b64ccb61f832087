import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { root } from './bundle.ts'

/** Every page of a portal, from the folders of its routes: `clients/[client]`. A page that is added is found here. */
export function routesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => file.replace(/\/?page\.tsx$/, ''))
    .sort()
}

/**
 * The address of a route below `home`, with the first thing that its list shows in the place of each parameter; undefined
 * where the list shows nothing.
 */
export function addressOf(request: APIRequestContext, home: string, route: string): Promise<string | undefined> {
  const key = `${home} ${route}`
  const found = known.get(key) ?? findAddress(request, home, route)
  known.set(key, found)
  return found
}

/** What was found before by this worker: a dozen visitors open the same pages. */
const known = new Map<string, Promise<string | undefined>>()

async function findAddress(request: APIRequestContext, home: string, route: string): Promise<string | undefined> {
  if (route === 'users/import/[import]') return uploadImport(request, home)
  const path: string[] = []
  for (const part of route.split('/')) {
    if (!part.startsWith('[')) {
      path.push(part)
      continue
    }
    const list = `${home}/${path.join('/')}`
    const html = await (await request.get(list)).text()
    const at = new URL(list).pathname
    const ids = [...html.matchAll(new RegExp(`href="${at}/([^"/?&]+)`, 'g'))].map((match) => match[1] ?? '')
    const id = ids.find((each) => !verbs.has(each))
    if (id === undefined) return undefined
    path.push(id)
  }
  return path.join('/')
}

/** Uploads a file of one person, and answers where its import stands: no list of the console leads there. */
async function uploadImport(request: APIRequestContext, portal: string): Promise<string> {
  const file = { name: 'one.csv', mimeType: 'text/csv', buffer: Buffer.from('email,name\none@example.com,One\n') }
  const answer = await request.post(`${portal}/users/import/file`, {
    headers: { origin: new URL(portal).origin, accept: 'application/json' },
    multipart: { file, directory: 'main', environment: 'production' },
  })
  const { href } = (await answer.json()) as { href: string }
  return new URL(href, portal).pathname.slice(new URL(portal).pathname.length + 1)
}

/** What stands beside the things of a list without being one. */
const verbs = new Set(['new', 'import', 'export', 'inspect', 'callback', 'preview'])
