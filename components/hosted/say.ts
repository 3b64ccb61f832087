import type { Saying } from '#lib/language/saying.ts'
import type { HostedPage } from './page.ts'

/** Says a sentence in the language of the page. */
export function say(page: Pick<HostedPage, 'words' | 'format'>, { key, values = {} }: Saying): string {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? page.format.in(value.inSeconds) : value,
  ])
  return page.words.hosted(key, Object.fromEntries(said))
}
