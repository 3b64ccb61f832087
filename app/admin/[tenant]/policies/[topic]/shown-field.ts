import { words } from '#app/messages/words.ts'
import { durationWords } from '#components/ui/duration-words.ts'
import type { Origin } from '#lib/policy/fields.ts'
import type { getPolicy } from '#lib/services/policies/get.ts'
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
  role: 'environment',
  client: 'client',
}

/** What a field is called. */
export const fieldLabel = (name: string): string => words('platform.defaults.field')(name as FieldName)

/** A value of a field in words. */
export const said = (name: string, value: number): string =>
  name.endsWith('Seconds') ? durationWords(value) : value.toLocaleString('en')

/** Puts a field into words: what holds and who says so, between what one may choose, and what the other levels say. */
export function shownField(field: FieldRow, found: Found, place: Place): ShownField {
  const t = words('policies')
  const { name, min, max, own, holds, inherited, platform, elsewhere, isSettable } = field
  const say = (value: number) => said(name, value)
  const label = fieldLabel(name)
  const others = elsewhere.map((each) =>
    each.level === 'clients'
      ? t('saysClients', { count: each.count })
      : t('says', { who: each.displayName, value: say(each.value) }),
  )
  return {
    ...{ name, label, isSettable, own, usual: inherited.value },
    isDuration: name.endsWith('Seconds'),
    unitLabel: t('unit', { field: label }),
    holds: say(holds.value),
    rung: rungs[holds.origin],
    from: originName(holds.origin, found, place),
    isOwn: own !== null && !holds.capped && holds.value === own,
    says: [
      ...(own !== null && holds.value !== own ? [t('overruled', { own: say(own) })] : []),
      t('between', { min: say(min), max: say(max) }),
      platform.value === null
        ? t('saysBuiltIn', { value: say(platform.builtIn) })
        : t('says', { who: t('platform'), value: say(platform.value) }),
      ...others,
    ],
  }
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
