import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { randomId } from '#lib/kernel/tokens.ts'

/** Where the playground of a tenant takes its answers: one address, below its portal. */
export const playgroundCallback = (origin: string, portalPath: string): string =>
  `${origin}${portalPath}/playground/callback`

/** The playground's client of an environment; undefined until somebody opened it. */
export async function findPlayground(tx: Tx, environmentId: string) {
  const where = { tenantId: tx.tenantId, environmentId, builtIn: 'playground' }
  return (await tx.db.client.findFirst({ where })) ?? undefined
}

/**
 * Registers the playground as a client: public, so PKCE is all that binds its codes and there is no secret to keep; third-party, so that
 * people are asked; with the scopes of OpenID and no permission at any API.
 */
export async function insertPlayground(tx: Tx, environmentId: string, redirectUri: string, now: Date) {
  return tx.db.client.create({
    data: {
      tenantId: tx.tenantId,
      environmentId,
      id: newId(now),
      clientId: randomId(),
      name: 'Playground',
      kind: 'web',
      builtIn: 'playground',
      firstParty: false,
      tokenEndpointAuthMethod: 'none',
      redirectUris: [redirectUri],
      grantTypes: ['authorization_code', 'refresh_token'],
      scopes: ['openid', 'profile', 'email', 'offline_access', 'address', 'phone'],
      createdAt: now,
      updatedAt: now,
    },
  })
}
