import { z } from 'zod'
import { loadPolicies } from '#lib/policy/load.ts'
import { query } from '../query.ts'
import { ofClient } from './client-verb.ts'
import { findClient } from './find.ts'

const names = ['accessTokenSeconds', 'idTokenSeconds', 'refreshIdleSeconds', 'refreshAbsoluteSeconds'] as const

/** How long what a client gets lives, each with the level that says so; the access token's may be the client's own. */
export const clientLifetimes = query({
  name: 'client.lifetimes',
  permission: 'client:read',
  input: z.strictObject(ofClient),
  target: (tx, input) => findClient(tx, input.environment, input.id),
  async read(tx, client) {
    const { kind } = await tx.db.environment.findUniqueOrThrow({
      where: { tenantId_id: { tenantId: tx.tenantId, id: client.environmentId } },
      select: { kind: true },
    })
    const environment = { id: client.environmentId, kind }
    const { tokens, session } = await loadPolicies(tx, { environment, clientId: client.id })
    const own = client.accessTokenLifetimeSeconds
    const lifetimes = names.map((name) => ({
      name: name as string,
      seconds: tokens[name].value,
      origin: tokens[name].origin,
    }))
    return [
      ...lifetimes.map((each) =>
        each.name === 'accessTokenSeconds' && own !== null
          ? { ...each, seconds: own, origin: 'client' as const }
          : each,
      ),
      { name: 'sessionSeconds', seconds: session.absoluteSeconds.value, origin: session.absoluteSeconds.origin },
    ]
  },
  example: (seed) => ({ environment: seed.environment, id: seed.client.id }),
})
