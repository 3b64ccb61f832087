import { languageNow } from '#app/messages/language-now.ts'
import { said } from '#app/messages/said.ts'
import { words } from '#app/messages/words.ts'
import { durationWords } from '#components/ui/duration-words.ts'
import type { getDefaults } from '#lib/services/defaults/get.ts'

type Found = Awaited<ReturnType<typeof getDefaults.call>>
type FieldRow = Found['fields'][number]
type FieldName = Parameters<ReturnType<typeof words<'platform.defaults.field'>>>[0]

export type Topic = 'password' | 'lockout' | 'session' | 'tokens' | 'mfa' | 'sign_up' | 'keys'

type Option = { value: string; label: string }

/** A field of a topic with all its words, for the form. Durations are told by their name. */
export type ShownField = {
  name: string
  label: string
  hint: string
  isDuration: boolean
  /** What may be chosen, where values have names; else empty. */
  options: readonly Option[]
  value: number | null
  usual: number
  isSet: boolean
  setWords: string
  unitLabel: string
  ceiling: {
    label: string
    hint: string
    options: readonly Option[]
    value: number | null
    usual: number
    unitLabel: string
  } | null
}

const isDuration = (name: string): boolean => name.endsWith('Seconds')

function valueWords({ name, choices }: FieldRow, value: number): string {
  const choice = choices.find((each) => each.value === value)
  return choice
    ? said(choice.label)
    : isDuration(name)
      ? durationWords(value, languageNow())
      : value.toLocaleString(languageNow())
}

/** What may be chosen beside the value that holds where nothing is. */
const optionsOf = ({ choices }: FieldRow, usual: string): Option[] =>
  choices.length === 0
    ? []
    : [
        { value: '', label: usual },
        ...choices.map(({ value, label }) => ({ value: String(value), label: said(label) })),
      ]

/** Puts a field into words: what is built in, between what one may choose, and who may say something else. */
export function shownField(field: FieldRow): ShownField {
  const t = words('platform')
  const { name, builtIn, min, max, value, merge, levels, ceiling } = field
  const label = words('platform.defaults.field')(name as FieldName)
  const between =
    field.choices.length > 0
      ? []
      : [t('defaults.between', { min: valueWords(field, min), max: valueWords(field, max) })]
  const nearer = t(levels.length === 1 ? 'defaults.merge.platform' : `defaults.merge.${merge}`)
  const limit = t('defaults.ceiling', { field: label })
  return {
    name,
    label,
    hint: [...between, t('defaults.empty'), nearer].join(' '),
    options: optionsOf(field, t('defaults.builtIn', { value: valueWords(field, builtIn) })),
    isDuration: isDuration(name),
    value,
    usual: builtIn,
    isSet: value !== null,
    setWords: t(value === null ? 'defaults.builtIn' : 'defaults.setHere', { value: valueWords(field, builtIn) }),
    unitLabel: t('defaults.unit', { field: label }),
    ceiling:
      ceiling === null
        ? null
        : {
            label: limit,
            hint: `${t('defaults.ceilingHint')} ${t('defaults.emptyCeiling', { max: valueWords(field, max) })}`,
            options: optionsOf(field, valueWords(field, max)),
            value: ceiling.value,
            usual: max,
            unitLabel: t('defaults.unit', { field: limit }),
          },
  }
}

/** What holds for a field, for whoever may not change it. */
export const shownValue = (field: FieldRow): string => valueWords(field, field.value ?? field.builtIn)
