import {
  type Field,
  type FieldOf,
  isWeaker,
  type Level,
  type Origin,
  origins,
  type PolicyKind,
  policies,
  type Values,
} from './fields.ts'

/** What one level says. Only the platform's `ceilings` count. */
export type Layer<K extends PolicyKind> = {
  level: Level
  values: Partial<Values<K>>
  ceilings?: Partial<Values<K>> | undefined
}

/** A value and the level it came from; `capped` when the platform's ceiling, or what `control` is held to, lowered it. */
export type EffectiveValue = { value: number; origin: Origin; capped: boolean }
export type Effective<K extends PolicyKind> = Record<FieldOf<K>, EffectiveValue>

type Candidate = { value: number; origin: Origin }

/**
 * The policy that holds, with the origin of each value (DESIGN 2.2). Pure; the order of `layers` does not matter.
 * A level that may not set a field is not heard, and a value outside the product's bounds counts as the nearest bound.
 */
export function effective<K extends PolicyKind>(kind: K, layers: readonly Layer<K>[]): Effective<K> {
  const sorted = [...layers].sort((a, b) => origins.indexOf(a.level) - origins.indexOf(b.level))
  const fields = policies[kind] as Record<string, Field>
  const isControl = layers.some(({ level }) => level === 'control')
  const merged = Object.entries(fields).map(([name, field]) => {
    const key = name as FieldOf<K>
    const said = candidates(field, key, sorted)
    const value = mergeField(field, said, ceilingOf(field, key, sorted))
    return [key, isControl ? heldAtControl(field, value, said) : value] as const
  })
  return Object.fromEntries(merged) as Effective<K>
}

/** The bare values of an effective policy, for those who only obey it. */
export const valuesOf = <K extends PolicyKind>(policy: Effective<K>): Values<K> =>
  Object.fromEntries(Object.entries<EffectiveValue>(policy).map(([name, { value }]) => [name, value])) as Values<K>

/** Broadest first. The platform's value stands in the place of the product's default; the others stand beside it. */
function candidates<K extends PolicyKind>(field: Field, name: FieldOf<K>, layers: readonly Layer<K>[]): Candidate[] {
  const said = layers.flatMap((layer): Candidate[] => {
    const value = layer.values[name]
    if (value === undefined || !Number.isInteger(value) || !field.levels.includes(layer.level)) return []
    return [{ value: clamp(value, field.min, field.max), origin: layer.level }]
  })
  return said.some((one) => one.origin === 'platform') ? said : [{ value: field.default, origin: 'built_in' }, ...said]
}

function ceilingOf<K extends PolicyKind>(field: Field, name: FieldOf<K>, layers: readonly Layer<K>[]): number {
  const set = layers.flatMap((layer) => (layer.level === 'platform' ? [layer.ceilings?.[name] ?? field.max] : []))
  return clamp(Math.min(field.max, ...set.filter(Number.isInteger)), field.min, field.max)
}

function mergeField(field: Field, said: readonly Candidate[], ceiling: number): EffectiveValue {
  const heard = field.merge === 'nearest' ? said.filter(({ origin }) => origin !== 'control') : said
  const chosen = heard.reduce((best, next) => (prefers(field, next.value, best.value) ? next : best))
  if (field.merge !== 'nearest' || chosen.value <= ceiling) return { ...chosen, capped: false }
  return { value: ceiling, origin: 'platform', capped: true }
}

/** DESIGN 1: `control` can't be weakened. Where the nearest level decides, no further than the platform and what `control` is held to. */
function heldAtControl(field: Field, value: EffectiveValue, said: readonly Candidate[]): EffectiveValue {
  if (field.merge !== 'nearest') return value
  const limits = said.filter(({ origin }, index) => index === 0 || origin === 'control')
  const strictest = limits.reduce((best, next) => (isWeaker(field, best.value, next.value) ? next : best))
  return isWeaker(field, value.value, strictest.value)
    ? { value: strictest.value, origin: 'control', capped: true }
    : value
}

/** Whether a nearer level's value replaces a broader one's. Equal values keep the broader origin. */
function prefers(field: Field, next: number, best: number): boolean {
  if (field.merge === 'strictest_smaller') return next < best
  if (field.merge === 'strictest_greater') return next > best
  return true
}

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value))
