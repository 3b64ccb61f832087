import { languageNow } from '#app/messages/language-now.ts'
import { kits } from '#components/words/kit.ts'
import type { Place } from './place.ts'

/** Whose people a page shows: the directory, and the environments that share it. */
export function whose({ current, environments }: Pick<Place, 'current' | 'environments'>): string {
  const { slug, displayName } = current.directory
  const sharing = environments.filter((each) => each.directory.slug === slug).map((each) => each.displayName)
  const language = languageNow()
  const t = kits[language]
  if (sharing.length < 2) return t('whose.alone', { directory: displayName, environment: sharing[0] ?? '' })
  return t('whose.shared', { directory: displayName, environments: new Intl.ListFormat(language).format(sharing) })
}
