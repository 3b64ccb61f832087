import { z } from 'zod'
import { findPlayground, insertPlayground } from '#lib/clients/playground.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findEnvironment } from '../environments/find.ts'
import { verb } from '../verb.ts'
import { callbackOf } from './callback.ts'

/** Gives an environment a client for its playground. It is there because somebody asked, and the trail says who. */
export const openPlayground = verb({
  name: 'playground.opened',
  permission: 'client:write',
  input: z.strictObject({ environment: z.string().max(bounds.text.slug) }),
  target: (tx, input) => findEnvironment(tx, input.environment),
  async run(tx, environment, _input, { now, tenant }) {
    // Two who press at once: the second waits for the first, and finds it open.
    await tx.db.$queryRaw`
      select 1 from environments where tenant_id = ${tx.tenantId}::uuid and id = ${environment.id}::uuid for no key update`
    if ((await findPlayground(tx, environment.id)) !== undefined)
      throw new ServiceError('conflict', 'The playground of this environment is open already.')
    const { id, clientId, redirectUris, scopes } = await insertPlayground(tx, environment.id, callbackOf(tenant), now)
    const after = { clientId, redirectUris, scopes }
    return { result: {}, changes: [{ id, environmentId: environment.id, before: null, after }] }
  },
  example: (seed) => ({ environment: seed.environment }),
})
