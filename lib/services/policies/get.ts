import { z } from 'zod'
import type { Field } from '#lib/policy/fields.ts'
import { loadLayers } from '#lib/policy/load.ts'
import { type EffectiveValue, effective, type Layer } from '#lib/policy/merge.ts'
import { query } from '../query.ts'
import { findPolicyPlace, placeFields } from './place.ts'
import { saidElsewhere } from './said.ts'
import { storedPolicy } from './stored.ts'
import { fieldsOfTopic, type PolicyTopic } from './topics.ts'

/**
 * A policy as one level sees it: of each field what holds and where that comes from, what the level itself says, what would hold
 * without it, what the platform and the other levels say, and between what it may choose; `choices` are the names of values that
 * have names. Durations are seconds.
 */
export const getPolicy = query({
  name: 'policy.get',
  permission: 'policy:read',
  input: z.strictObject(placeFields),
  target: (tx, input) => findPolicyPlace(tx, input),
  async read(tx, place) {
    const { topic, level, scope, displayName, isHeld } = place
    const layers = (await loadLayers(tx, scope))(topic) as Layer<PolicyTopic>[]
    const holds = effective<PolicyTopic>(topic, layers) as Record<string, EffectiveValue>
    const above = effective<PolicyTopic>(
      topic,
      layers.filter((layer) => layer.level !== level),
    ) as Record<string, EffectiveValue>
    const heldTo = effective<PolicyTopic>(
      topic,
      layers.filter((layer) => layer.level === 'platform' || layer.level === 'control'),
    ) as Record<string, EffectiveValue>
    const platform = layers.find((layer) => layer.level === 'platform') as
      | { values: Partial<Record<string, number>>; ceilings?: Partial<Record<string, number>> }
      | undefined
    const stored = await storedPolicy(tx, place)
    const elsewhere = await saidElsewhere(tx, place)
    return {
      ...{ topic, level, displayName, isHeld, version: stored.version.toString(), changed: stored.changed },
      fields: Object.entries(fieldsOfTopic(topic)).map(([name, field]) => {
        const { default: builtIn, merge, levels, choices = [] } = field
        const own = stored.values[name] ?? null
        const holding = holds[name] ?? { value: builtIn, origin: 'built_in' as const, capped: false }
        const inherited = above[name] ?? holding
        const ceiling = platform?.ceilings?.[name] ?? null
        const base = isHeld ? heldTo[name]?.value : undefined
        return {
          ...{ name, merge, own, holds: holding, inherited },
          ...rangeOf(field, { inherited: inherited.value, ceiling, base }),
          choices: choices.map(({ value, label }) => ({ value, label })),
          isSettable: levels.includes(level),
          platform: { value: platform?.values[name] ?? null, builtIn, ceiling },
          elsewhere: elsewhere(name),
        }
      }),
    }
  },
  example: () => ({ topic: 'session', level: 'tenant' as const }),
})

type Limits = { inherited: number; ceiling: number | null; base: number | undefined }

/** Between what a level may choose: the product's bounds, narrowed by what would be refused (`refusalOf`). */
function rangeOf({ min, max, merge, stronger }: Field, { inherited, ceiling, base }: Limits) {
  const below = [max, merge === 'strictest_smaller' ? inherited : max, merge === 'nearest' ? (ceiling ?? max) : max]
  const least = merge === 'strictest_greater' ? Math.max(min, inherited) : min
  if (base === undefined) return { min: least, max: Math.min(...below) }
  if (stronger === 'greater') return { min: Math.max(least, base), max: Math.min(...below) }
  return { min: least, max: Math.min(...below, base) }
}
