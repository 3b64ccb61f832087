import { z } from 'zod'
import { type Field, isWeaker } from '#lib/policy/fields.ts'
import { query } from '../query.ts'
import { affectedBy } from './affected.ts'
import { findPolicyPlace, placeFields } from './place.ts'
import { fieldsOfTopic } from './topics.ts'
import { wantedPolicy, wantedValues } from './wanted.ts'

/**
 * What a change of a policy would do, before it is made: each field that would be said anew, what holds before and after, whether
 * that protects more or less, all that would hold then, and how many it reaches. Refuses what the change itself would refuse. Changes nothing.
 */
export const previewPolicy = query({
  name: 'policy.preview',
  permission: 'policy:write',
  input: z.strictObject({ ...placeFields, values: wantedValues }),
  target: (tx, input) => findPolicyPlace(tx, input),
  async read(tx, place, { values: wanted }, { now }) {
    const { stored, values, before, after } = await wantedPolicy(tx, place, wanted)
    const holds = (of: typeof before, name: string) => (of as Record<string, { value: number }>)[name]?.value ?? 0
    const changes = Object.entries(fieldsOfTopic(place.topic))
      .filter(([name]) => stored.values[name] !== values[name])
      .map(([name, field]) => ({
        ...{ name, from: stored.values[name] ?? null, to: values[name] ?? null },
        ...{ before: holds(before, name), after: holds(after, name) },
        way: wayOf(field, holds(before, name), holds(after, name)),
      }))
    const then = Object.fromEntries(Object.keys(fieldsOfTopic(place.topic)).map((name) => [name, holds(after, name)]))
    return { version: stored.version.toString(), changes, then, affected: await affectedBy(tx, place, then, now) }
  },
  example: () => ({ topic: 'session', level: 'tenant' as const, values: { idleSeconds: 3_600 } }),
})

/** What holds afterwards, beside what held. */
function wayOf(field: Field, before: number, after: number): 'same' | 'stricter' | 'weaker' | 'other' {
  if (before === after) return 'same'
  if (field.stronger === undefined) return 'other'
  return isWeaker(field, after, before) ? 'weaker' : 'stricter'
}
