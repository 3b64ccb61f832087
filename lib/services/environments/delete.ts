import { z } from 'zod'
import { keepAnOwner, lockAccess } from '#lib/access/owners.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { eraseEnvironment } from '#lib/tenancy/environments.ts'
import { notFound } from '../call.ts'
import { verb } from '../verb.ts'
import { contentsOf } from './contents.ts'
import { knownName } from './fields.ts'
import { findEnvironment } from './find.ts'

/**
 * Deletes an environment with its clients, sessions, tokens, consents, keys and assignments, at once and for good; the people
 * of its directory stay. `confirm` is its slug, typed. A tenant keeps at least one.
 */
export const deleteEnvironment = verb({
  name: 'environment.deleted',
  permission: 'environment:write',
  input: z.strictObject({ environment: knownName, confirm: z.string().trim().max(100).default('') }),
  timeoutMs: 120_000,
  target: (tx, input) => findEnvironment(tx, input.environment),
  async run(tx, found, { environment: slug, confirm }, { now }) {
    await lockAccess(tx)
    const environment = await findEnvironment(tx, slug)
    if (environment === undefined || environment.id !== found.id) throw notFound()
    if (confirm !== environment.slug)
      throw new ServiceError('invalid', 'Type the short name to confirm.', {
        fields: { confirm: 'is not the short name of this environment' },
      })
    const others = { tenantId: tx.tenantId, kind: { not: 'control' }, id: { not: environment.id } }
    if ((await tx.db.environment.count({ where: others })) === 0)
      throw new ServiceError('conflict', 'A tenant keeps at least one environment. Make another one first.')
    const { id, displayName, kind, issuer } = environment
    const lost = await contentsOf(tx, id, now)
    await eraseEnvironment(tx, id)
    await keepAnOwner(tx)
    return {
      result: {},
      changes: [{ id, environmentId: id, before: { slug, displayName, kind, issuer, ...lost }, after: null }],
    }
  },
  example: (seed) => ({ environment: seed.doomedEnvironment, confirm: seed.doomedEnvironment }),
})
