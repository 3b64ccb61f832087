import { z } from 'zod'
import { newId } from '#lib/kernel/ids.ts'
import { policies } from '#lib/policy/fields.ts'
import { knownName } from '../environments/fields.ts'
import { ifUnmoved } from '../if-unmoved.ts'
import { verb } from '../verb.ts'
import { findKeyPlace } from './find.ts'

const day = 86_400
const { min, max } = policies.keys.rotationSeconds

/** How often the keys of an environment rotate, in days; without `days`, as often as the tenant and the platform say. */
export const setKeySchedule = verb({
  name: 'key.schedule_changed',
  permission: 'key:rotate',
  input: z.strictObject({
    environment: knownName,
    days: z.coerce
      .number()
      .int('is a number of whole days')
      .min(min / day, `is at least ${min / day} days`)
      .max(max / day, `is at most ${max / day} days`)
      .optional(),
    version: z.coerce.bigint().optional(),
  }),
  target: (tx, input) => findKeyPlace(tx, input.environment),
  async run(tx, { id: environmentId }, { days, version }, { now }) {
    await tx.db.$queryRaw`select 1 from environments where id = ${environmentId}::uuid for no key update`
    const place = { tenantId: tx.tenantId, level: 'environment', environmentId, kind: 'keys' }
    const known = await tx.db.policy.findFirst({ where: place })
    const stored = known === null ? 0n : BigInt(known.updatedAt.getTime())
    await ifUnmoved(tx, { id: environmentId, version: stored }, { version }, 'The schedule was')
    const value = { rotationSeconds: (days ?? 0) * day }
    if (days === undefined) await tx.db.policy.deleteMany({ where: place })
    else if (known === null)
      await tx.db.policy.createMany({ data: [{ ...place, id: newId(now), value, createdAt: now, updatedAt: now }] })
    else await tx.db.policy.updateMany({ where: place, data: { value, updatedAt: now } })
    const before = { days: daysOf(known?.value) }
    return { result: {}, changes: [{ id: environmentId, environmentId, before, after: { days: days ?? null } }] }
  },
  example: (seed) => ({ environment: seed.environment, days: 30 }),
})

const daysOf = (value: unknown): number | null => {
  const seconds = (value as { rotationSeconds?: unknown } | null | undefined)?.rotationSeconds
  return typeof seconds === 'number' ? seconds / day : null
}
