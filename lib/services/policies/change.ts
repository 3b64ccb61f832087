import { z } from 'zod'
import { newId } from '#lib/kernel/ids.ts'
import { ifUnmoved } from '../if-unmoved.ts'
import { verb } from '../verb.ts'
import { findPolicyPlace, placeFields } from './place.ts'
import { fieldsOfTopic } from './topics.ts'
import { wantedPolicy, wantedValues } from './wanted.ts'

/**
 * Changes what a level says about a topic: the fields that are given; null gives one back to the levels above. Refused when a field
 * may not have its value there, or when somebody else changed the policy since `version` was read. Triggers move the version
 * of every environment, so that it holds within a second. The row stays when it says nothing any more: its history is its id's.
 */
export const changePolicy = verb({
  name: 'policy.changed',
  permission: 'policy:write',
  input: z.strictObject({
    ...placeFields,
    values: wantedValues,
    version: z.coerce.bigint().optional(),
    updatedAt: z.iso.datetime({ offset: true }).optional(),
  }),
  target: (tx, input) => findPolicyPlace(tx, input),
  async run(tx, place, { values: wanted, version, updatedAt }, { now }) {
    // One after the other: two changes of one policy would otherwise both start from what was before.
    await tx.db.$queryRaw`select 1 from tenants where id = ${tx.tenantId}::uuid for no key update`
    const { topic, key, environmentId, displayName } = place
    const { stored, values } = await wantedPolicy(tx, place, wanted)
    const id = stored.id ?? newId(now)
    await ifUnmoved(tx, { id, version: stored.version }, { version, updatedAt }, 'This policy')
    const names = Object.keys(fieldsOfTopic(topic)).filter((name) => stored.values[name] !== values[name])
    if (names.length === 0) return { result: {}, changes: [] }
    const at = new Date(Math.max(now.getTime(), Number(stored.version) + 1))
    const data = { value: values, updatedAt: at }
    if (stored.id === undefined)
      await tx.db.policy.createMany({
        data: [{ tenantId: tx.tenantId, id, kind: topic, ...key, createdAt: at, ...data }],
      })
    else await tx.db.policy.updateMany({ where: { tenantId: tx.tenantId, id }, data })
    const said = (of: Partial<Record<string, number>>) =>
      Object.fromEntries(names.map((name) => [name, of[name] ?? null]))
    const before = { topic: null, place: null, ...said(stored.values) }
    return {
      result: {},
      changes: [{ id, environmentId, before, after: { topic, place: displayName, ...said(values) } }],
    }
  },
  example: () => ({ topic: 'password', level: 'directory' as const, directory: 'staging', values: { minLength: 12 } }),
})
