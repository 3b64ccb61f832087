import { z } from 'zod'
import { findPlayground } from '#lib/clients/playground.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findEnvironment } from '../environments/find.ts'
import { verb } from '../verb.ts'

/** Takes the playground's client away. Its tokens and consents go with it and are dead at once. */
export const closePlayground = verb({
  name: 'playground.closed',
  permission: 'client:write',
  input: z.strictObject({ environment: z.string().max(bounds.text.slug) }),
  async target(tx, input) {
    const environment = await findEnvironment(tx, input.environment)
    return environment && (await findPlayground(tx, environment.id))
  },
  async run(tx, { environmentId, id, clientId }) {
    await tx.db.accessToken.deleteMany({ where: { tenantId: tx.tenantId, environmentId, clientId: id } })
    await tx.db.client.deleteMany({ where: { tenantId: tx.tenantId, environmentId, id } })
    return { result: {}, changes: [{ id, environmentId, before: { clientId }, after: null }] }
  },
  example: (seed) => ({ environment: seed.playgroundEnvironment }),
})
