import { z } from 'zod'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { signingAlgs } from '#lib/keys/pair.ts'
import { keyLife, rotate } from '#lib/keys/rotation.ts'
import { knownName } from '../environments/fields.ts'
import { verb } from '../verb.ts'
import { keyChanges } from './changes.ts'
import { findKeyPlace } from './find.ts'

/**
 * Lets the next key of one algorithm sign from now on. What the current one signed goes on verifying. Refused while apps that
 * cache the key set may not have seen the next key, unless `early` says to go on all the same.
 */
export const rotateKey = verb({
  name: 'key.rotated',
  permission: 'key:rotate',
  input: z.strictObject({
    environment: knownName,
    alg: z.enum(signingAlgs),
    early: z.boolean().default(false),
    /** The key that was shown as signing: of two who press the button, the second is told. */
    current: z.string().max(200).optional(),
  }),
  timeoutMs: 60_000,
  target: (tx, input) => findKeyPlace(tx, input.environment),
  async run(tx, { id: environmentId }, { alg, early, current }, { now }) {
    await tx.db.$queryRaw`select 1 from environments where id = ${environmentId}::uuid for no key update`
    const rows = await tx.db.signingKey.findMany({ where: { environmentId, alg, status: { in: ['current', 'next'] } } })
    const before = rows.find(({ status }) => status === 'current')
    if (current !== undefined && before?.kid !== current)
      throw new ServiceError('conflict', 'Another key signs already. Load the page again to see which.')
    const next = rows.find(({ status }) => status === 'next')
    const isKnown = next !== undefined && plusSeconds(next.createdAt, keyLife.publishedBefore) <= now
    if (!isKnown && !early)
      throw new ServiceError(
        'conflict',
        'Apps that cache the key set may not know the next key yet. Say that it is to rotate all the same.',
      )
    return { result: {}, changes: keyChanges(await rotate(tx, environmentId, now, [alg]), environmentId, alg) }
  },
  example: (seed) => ({ environment: seed.environment, alg: 'ES256' as const, early: true }),
})
