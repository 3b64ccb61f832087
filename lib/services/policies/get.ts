import { z } from 'zod'
import { loadLayers } from '#lib/policy/load.ts'
import { type EffectiveValue, effective, type Layer } from '#lib/policy/merge.ts'
import { query } from '../query.ts'
import { findPolicyPlace, placeFields } from './place.ts'
import { saidElsewhere } from './said.ts'
import { storedPolicy } from './stored.ts'
import { fieldsOfTopic, type PolicyTopic } from './topics.ts'

/**
 * A policy as one level sees it: of each field what holds and where that comes from, what the level itself says, what would hold
 * without it, what the platform and the other levels say, and between what one may choose. Durations are seconds.
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
    const platform = layers.find((layer) => layer.level === 'platform') as
      | { values: Partial<Record<string, number>>; ceilings?: Partial<Record<string, number>> }
      | undefined
    const stored = await storedPolicy(tx, place)
    const elsewhere = await saidElsewhere(tx, place)
    return {
      ...{ topic, level, displayName, isHeld, version: stored.version.toString(), changed: stored.changed },
      fields: Object.entries(fieldsOfTopic(topic)).map(([name, { default: builtIn, min, max, merge, levels }]) => {
        const own = stored.values[name] ?? null
        const holding = holds[name] ?? { value: builtIn, origin: 'built_in' as const, capped: false }
        const inherited = above[name] ?? holding
        return {
          ...{ name, min, max, merge, own, holds: holding, inherited },
          isSettable: levels.includes(level),
          platform: { value: platform?.values[name] ?? null, builtIn, ceiling: platform?.ceilings?.[name] ?? null },
          elsewhere: elsewhere(name),
        }
      }),
    }
  },
  example: () => ({ topic: 'session', level: 'tenant' as const }),
})
