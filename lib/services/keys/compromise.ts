import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { distrust } from '#lib/keys/rotation.ts'
import { knownName } from '../environments/fields.ts'
import { verb } from '../verb.ts'
import { keyChanges } from './changes.ts'
import { findKey } from './find.ts'

/**
 * Declares a key compromised: it leaves the key set and verifies nothing from this moment on, so every token that it signed is
 * dead here; its successor signs. Apps that hold a cached key set believe it until they fetch it again. `confirm` is the
 * environment's slug, typed.
 */
export const compromiseKey = verb({
  name: 'key.compromised',
  permission: 'key:rotate',
  input: z.strictObject({
    environment: knownName,
    id: z.string().max(40),
    confirm: z.string().trim().max(100).default(''),
  }),
  timeoutMs: 60_000,
  target: (tx, input) => findKey(tx, input.environment, input.id),
  async run(tx, { key, place }, { confirm }, { now }) {
    if (confirm !== place.slug)
      throw new ServiceError('invalid', 'Type the short name of the environment to confirm.', {
        fields: { confirm: 'is not the short name of this environment' },
      })
    const changes = await distrust(tx, place.id, key.id, now)
    if (changes === undefined) throw new ServiceError('conflict', 'This key is retired already.')
    const { kid, alg, status } = key
    const own = {
      id: key.id,
      environmentId: place.id,
      before: { kid, alg, status },
      after: { kid, alg, status: 'retired' },
    }
    return { result: {}, changes: [own, ...keyChanges(changes, place.id, alg)] }
  },
  example: (seed) => ({ environment: 'staging', id: seed.key.id, confirm: 'staging' }),
})
