import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { Field } from '#lib/policy/fields.ts'
import { isPlatform } from '../tenants/find.ts'
import { verb } from '../verb.ts'
import { storedDefaults } from './stored.ts'
import { fieldsOf, hasCeiling, knownTopic } from './topic.ts'

const numbers = z.record(z.string().max(60), z.number().nullable()).default({})

/**
 * Changes the defaults that every tenant inherits, one topic at a time. Every field is given: what is left out or null is
 * given back to the product's own value. Triggers move every environment's version, so that it holds within a second.
 * Refused when somebody else changed the topic since `version` was read. Durations are seconds.
 */
export const changeDefaults = verb({
  name: 'default.changed',
  permission: 'platform:default:write',
  input: z.strictObject({
    topic: knownTopic,
    values: numbers,
    ceilings: numbers,
    version: z.string().max(40).optional(),
  }),
  async target(tx, { topic }) {
    const fields = fieldsOf(topic)
    return fields !== undefined && (await isPlatform(tx)) ? { fields, environmentId: null } : undefined
  },
  async run(tx, { fields }, { topic, values, ceilings, version }, { actor, now }) {
    const wanted = checked(fields, { values, ceilings })
    const stored = await storedDefaults(tx, topic, fields)
    if (version !== undefined && version !== stored.version) throw moved()
    const by = { id: userIdOf(actor) ?? null, at: now }
    await write(tx, { key: topic, value: wanted.values, seen: stored.seen.values, ...by })
    await write(tx, { key: `${topic}.ceiling`, value: wanted.ceilings, seen: stored.seen.ceilings, ...by })
    const [before, after] = [told(fields, stored), told(fields, wanted)]
    return {
      result: {},
      changes: [{ id: tx.tenantId, before: { topic: null, ...before }, after: { topic, ...after } }],
    }
  },
  example: () => ({ topic: 'session', values: { perUser: 40 } }),
})

const moved = () =>
  new ServiceError('conflict', 'Somebody changed these defaults meanwhile. Load the page again to see what holds now.')

type Said = { values: Record<string, number>; ceilings: Record<string, number> }
type Wanted = { values: Record<string, number | null>; ceilings: Record<string, number | null> }

/** Each number against its field's bounds; a default above its own ceiling is refused. */
function checked(fields: Readonly<Record<string, Field>>, wanted: Wanted): Said {
  const faults: Record<string, string> = {}
  const said: Said = { values: {}, ceilings: {} }
  for (const part of ['values', 'ceilings'] as const)
    for (const [name, value] of Object.entries(wanted[part])) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (field === undefined || (part === 'ceilings' && !hasCeiling(field)))
        faults[`${part}.${name}`] = 'is not a field'
      else if (value === null) continue
      else if (!Number.isInteger(value) || value < field.min || value > field.max)
        faults[`${part}.${name}`] = 'is outside of what is allowed'
      else said[part][name] = value
    }
  for (const [name, ceiling] of Object.entries(said.ceilings))
    if ((said.values[name] ?? fields[name]?.default ?? 0) > ceiling)
      faults[`ceilings.${name}`] = 'is lower than the default'
  if (Object.keys(faults).length > 0)
    throw new ServiceError('invalid', 'Some fields need another look.', { fields: faults })
  return said
}

type Writing = { key: string; value: Record<string, number>; seen: Date | null; id: string | null; at: Date }

async function write(tx: Tx, { key, value, seen, id, at }: Writing): Promise<void> {
  const isEmpty = Object.keys(value).length === 0
  if (isEmpty && seen === null) return
  const rows = await tx.db.$queryRaw<{ done: boolean }[]>`
    select set_platform_default(${key}, ${isEmpty ? null : JSON.stringify(value)}::jsonb, ${id}::uuid, ${at}::timestamptz,
      ${seen}::timestamptz) as done`
  if (rows[0]?.done !== true) throw moved()
}

/** A topic as the trail tells it: `absoluteSeconds`, `absoluteSeconds ceiling`; null where the product's own value holds. */
function told(fields: Readonly<Record<string, Field>>, { values, ceilings }: Said): Record<string, number | null> {
  const told: Record<string, number | null> = {}
  for (const [name, field] of Object.entries(fields)) {
    told[name] = values[name] ?? null
    if (hasCeiling(field)) told[`${name} ceiling`] = ceilings[name] ?? null
  }
  return told
}
