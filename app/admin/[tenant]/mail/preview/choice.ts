import type { words } from '#app/messages/words.ts'
import type { Option } from '#components/ui/select.tsx'
import { languages, nameOf } from '#lib/language/languages.ts'
import { messageKinds } from '#lib/services/mail/preview.ts'
import { one, type Search } from '../../place.ts'

/** Which mail is shown, and how: what the address says, or the first of each. */
export function readChoice(search: Search) {
  const [kind, language, width] = [one(search, 'kind'), one(search, 'language'), one(search, 'width')]
  return {
    kind: messageKinds.find((each) => each === kind) ?? 'sign_in',
    language: languages.find((each) => each === language) ?? 'en',
    width: width === 'narrow' ? ('narrow' as const) : ('wide' as const),
  }
}

/** What can be chosen, in words. */
export const optionsIn = (t: ReturnType<typeof words<'mail'>>): Record<'kind' | 'language' | 'width', Option[]> => ({
  kind: messageKinds.map((value) => ({ value, label: t(`messageOf.${value}`) })),
  language: languages.map((value) => ({ value, label: nameOf(value) })),
  width: (['wide', 'narrow'] as const).map((value) => ({ value, label: t(`widthOf.${value}`) })),
})
