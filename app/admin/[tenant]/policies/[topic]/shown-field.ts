import { languageNow } from '#app/messages/language-now.ts'
import { said } from '#app/messages/said.ts'
import { words } from '#app/messages/words.ts'
import { durationWords } from '#components/ui/duration-words.ts'
import type { Origin } from '#lib/policy/fields.ts'
import type { getPolicy } from '#lib/services/policies/get.ts'
import { everyField } from '#lib/services/policies/topics.ts'
import type { Place } from '../../place.ts'

export type Found = Awaited<ReturnType<typeof getPolicy.call>>
type FieldRow = Found['fields'][number]
type FieldName = Parameters<ReturnType<typeof words<'platform.defaults.field'>>>[0]
export type Rung = 'platform' | 'tenant' | 'environment' | 'client'

/** A field of a policy with all its words. Durations are told by their name. */
export type ShownField = {
  name: string
  label: string
  isDuration: boolean
  /** What may be chosen, where values have names; else empty. */
  options: readonly { value: string; label: string }[]
  isSettable: boolean
  own: number | null
  /** What would hold here without it. */
  usual: number
  unitLabel: string
  /** What holds, and where it comes from. */
  holds: string
  rung: Rung
  from: string
  isOwn: boolean
  /** What the rules and the other levels say, a sentence each. */
  says: readonly string[]
}

const rungs: Record<Origin, Rung> = {
  built_in: 'platform',
  platform: 'platform',
  tenant: 'tenant',
  environment: 'environment',
  control: 'environment',
  directory: 'environment',
  role: 'client',
  client: 'client',
}

/** What a field is called. */
export const fieldLabel = (name: string): string => words('platform.defaults.field')(name as FieldName)

/** A value of a field in words: by its name, as a duration, or as what none of it means. */
export function shownValue(name: string, value: number): string {
  const choice = everyField[name]?.choices?.find((each) => each.value === value)
  if (choice !== undefined) return said(choice.label)
  if (value === 0 && (name === 'graceSeconds' || name === 'rememberSeconds')) return words('policies')(`none.${name}`)
  return name.endsWith('Seconds') ? durationWords(value, languageNow()) : value.toLocaleString(languageNow())
}

/** Puts a field into words: what holds and who says so, between what one may choose, and what the other levels say. */
export function shownField(field: FieldRow, found: Found, place: Place): ShownField {
  const t = words('policies')
  const { name, min, max, own, holds, inherited, platform, elsewhere, isSettable } = field
  const say = (value: number) => shownValue(name, value)
  const label = fieldLabel(name)
  const others = elsewhere.map((each) =>
    'count' in each
      ? t(each.level === 'clients' ? 'saysClients' : 'saysRoles', { count: each.count })
      : t('says', { who: each.displayName, value: say(each.value) }),
  )
  return {
    ...{ name, label, isSettable, own, usual: inherited.value },
    isDuration: name.endsWith('Seconds'),
    options: optionsOf(field),
    unitLabel: t('unit', { field: label }),
    holds: say(holds.value),
    rung: rungs[holds.origin],
    from: originName(holds.origin, found, place),
    isOwn: own !== null && !holds.capped && holds.value === own,
    says: [
      ...(own !== null && holds.value !== own ? [t('overruled', { own: say(own) })] : []),
      ...(field.choices.length > 0 ? [] : [t('between', { min: say(min), max: say(max) })]),
      platform.value === null
        ? t('saysBuiltIn', { value: say(platform.builtIn) })
        : t('says', { who: t('platform'), value: say(platform.value) }),
      ...others,
    ],
  }
}

/** What one may choose here, beside giving the value back; what is said here stays among it though another level overrules it. */
function optionsOf({ choices, min, max, own, inherited, name }: FieldRow): { value: string; label: string }[] {
  if (choices.length === 0) return []
  const t = words('policies')
  const offered = choices.filter(({ value }) => (min <= value && value <= max) || value === own)
  return [
    { value: '', label: t('asInherited', { value: shownValue(name, inherited.value) }) },
    ...offered.map(({ value, label }) => ({ value: String(value), label: said(label) })),
  ]
}

function originName(origin: Origin, found: Found, place: Place): string {
  const t = words('policies')
  if (origin === 'built_in') return t('builtIn')
  if (origin === 'platform') return t('platform')
  if (origin === 'tenant') return place.tenant.displayName
  if (origin === 'control') return t('heldConsole')
  if (origin === 'environment' && found.level === 'client') return place.current.displayName
  return found.displayName
}
