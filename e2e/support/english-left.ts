import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { root } from './bundle.ts'

type Tree = { readonly [key: string]: string | Tree }

/** What the console says in English and otherwise in German: whole sentences, and the starts of those in which values stand. */
let known: { whole: ReadonlySet<string>; starts: readonly string[] } | undefined

/**
 * Every English text of the console's catalogues that a page shows, or holds in an attribute that is read out, though the page is
 * in German; `names` are data. Ids and code are not looked at.
 */
export async function englishLeft(page: Page, names: readonly string[] = []): Promise<string[]> {
  known ??= english()
  const { whole, starts } = known
  const found = new Set<string>()
  for (const text of await textsOf(page))
    if (!names.includes(text) && (whole.has(text) || starts.some((start) => text.startsWith(start)))) found.add(text)
  return [...found]
}

/** Each text that stands in the page by itself, its title, and what is read out in its place. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = [document.title]
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      if (node instanceof Element) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(node.getAttribute(name) ?? '')
        continue
      }
      const { parentElement, textContent } = node
      if (parentElement?.closest('script, style, pre, code, .mono, [data-said]') === null) texts.push(textContent ?? '')
    }
    return [...new Set(texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()))].filter((text) => text !== '')
  })

function english(): { whole: Set<string>; starts: string[] } {
  const sections = readdirSync(join(root, 'app/messages/en')).filter((name) => name.endsWith('.json'))
  const files = [
    ...sections.map((name) => [`app/messages/en/${name}`, `app/messages/de/${name}`] as const),
    ['components/words/en.json', 'components/words/de.json'] as const,
  ]
  const whole = new Set<string>()
  const starts = new Set<string>()
  const german = new Set<string>()
  for (const [en, de] of files) {
    const said = new Map(flat(read(de)))
    for (const text of said.values()) german.add(text)
    for (const [key, text] of flat(read(en))) {
      if (said.get(key) === text) continue
      const [start = ''] = text.split(/[{<]/)
      if (start === text) whole.add(text)
      else if (/\w \w/.test(start) && start.length > 8) starts.add(start)
    }
  }
  const sentences = Object.entries(read('lib/http/their-words.de.json') as Record<string, string>)
  for (const [text, de] of sentences) if (text !== de && !text.includes('{')) whole.add(text)
  return { whole: new Set([...whole].filter((text) => !german.has(text))), starts: [...starts] }
}

const read = (path: string): Tree => JSON.parse(readFileSync(join(root, path), 'utf8')) as Tree

const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
  )
