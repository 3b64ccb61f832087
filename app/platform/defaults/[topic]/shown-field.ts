import { words } from '#app/messages/words.ts'
import { durationWords } from '#components/ui/duration-words.ts'
import type { getDefaults } from '#lib/services/defaults/get.ts'

type Found = Awaited<ReturnType<typeof getDefaults.call>>
type FieldRow = Found['fields'][number]
type FieldName = Parameters<ReturnType<typeof words<'platform.defaults.field'>>>[0]

export type Topic = 'password' | 'lockout' | 'session' | 'tokens' | 'keys'

/** A field of a topic with all its words, for the form. Durations are told by their name. */
export type ShownField = {
  name: string
  label: string
  hint: string
  isDuration: boolean
  value: number | null
  usual: number
  isSet: boolean
  setWords: string
  unitLabel: string
  ceiling: { label: string; hint: string; value: number | null; usual: number; unitLabel: string } | null
}

const isDuration = (name: string): boolean => name.endsWith('Seconds')
const said = (name: string, value: number): string =>
  isDuration(name) ? durationWords(value) : value.toLocaleString('en')

/** Puts a field into words: what is built in, between what one may choose, and who may say something else. */
export function shownField(field: FieldRow): ShownField {
  const t = words('platform')
  const { name, builtIn, min, max, value, merge, levels, ceiling } = field
  const label = words('platform.defaults.field')(name as FieldName)
  const between = t('defaults.between', { min: said(name, min), max: said(name, max) })
  const nearer = t(levels.length === 1 ? 'defaults.merge.platform' : `defaults.merge.${merge}`)
  const limit = t('defaults.ceiling', { field: label })
  return {
    name,
    label,
    hint: [between, t('defaults.empty'), nearer].join(' '),
    isDuration: isDuration(name),
    value,
    usual: builtIn,
    isSet: value !== null,
    setWords: t(value === null ? 'defaults.builtIn' : 'defaults.setHere', { value: said(name, builtIn) }),
    unitLabel: t('defaults.unit', { field: label }),
    ceiling:
      ceiling === null
        ? null
        : {
            label: limit,
            hint: `${t('defaults.ceilingHint')} ${t('defaults.emptyCeiling', { max: said(name, max) })}`,
            value: ceiling.value,
            usual: max,
            unitLabel: t('defaults.unit', { field: limit }),
          },
  }
}

/** What holds for a field, for whoever may not change it. */
export const shownValue = ({ name, value, builtIn }: FieldRow): string => said(name, value ?? builtIn)
