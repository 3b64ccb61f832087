import {
  type Field,
  type FieldOf,
  isWeaker,
  type Level,
  type Origin,
  origins,
  type PolicyKind,
  policies,
} from './fields.ts'
import { effective, type Layer } from './merge.ts'

/**
 * Why a level may not say a value. `bounds`: the product does not allow it. `looser`: a broader level is stricter, and the strictest
 * holds. `ceiling`: the platform lets nobody go further. `control`: administrators would be protected less than the platform says.
 */
export type PolicyRefusal =
  | { reason: 'unknown' }
  | { reason: 'bounds'; min: number; max: number }
  | { reason: 'looser' | 'ceiling' | 'control'; limit: number; origin: Origin; stronger: 'smaller' | 'greater' }

export type Saying<K extends PolicyKind> = {
  level: Level
  /** What every level says in the place, the platform's and `control`'s included. */
  layers: readonly Layer<K>[]
  /** Whether administrators sign in by what is said there. */
  isHeld: boolean
}

/** Whether a level may say a value of a field; undefined: it may. Pure. A value that is refused would be no use or do harm. */
export function refusalOf<K extends PolicyKind>(
  kind: K,
  name: string,
  value: number,
  { level, layers, isHeld }: Saying<K>,
): PolicyRefusal | undefined {
  const fields = policies[kind] as Readonly<Record<string, Field>>
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (field === undefined || !field.levels.includes(level)) return { reason: 'unknown' }
  const { min, max, merge, stronger = 'smaller' } = field
  if (!Number.isInteger(value) || value < min || value > max) return { reason: 'bounds', min, max }
  const key = name as FieldOf<K>
  const above = effective(kind, broader(level, layers))[key]
  if (merge.startsWith('strictest') && isWeaker(field, value, above.value))
    return { reason: 'looser', limit: above.value, origin: above.origin, stronger }
  const platform = layers.filter((layer) => layer.level === 'platform')
  const ceiling = Math.min(max, ...platform.map(({ ceilings }) => ceilings?.[key] ?? max))
  if (merge === 'nearest' && value > ceiling) return { reason: 'ceiling', limit: ceiling, origin: 'platform', stronger }
  const base = effective(kind, [...platform, ...layers.filter((layer) => layer.level === 'control')])[key]
  if (isHeld && isWeaker(field, value, base.value))
    return { reason: 'control', limit: base.value, origin: base.origin, stronger }
  return undefined
}

/** What is said above a level; what `control` is held to stands above everybody. */
function broader<K extends PolicyKind>(level: Level, layers: readonly Layer<K>[]): Layer<K>[] {
  const own = origins.indexOf(level)
  return layers.filter((layer) => layer.level === 'control' || origins.indexOf(layer.level) < own)
}
