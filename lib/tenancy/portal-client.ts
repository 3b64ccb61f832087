import type { Tx } from '#lib/db/with-tenant.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { randomId, sha256, tokenPrefixes } from '#lib/kernel/tokens.ts'
import { deriveKey, masterKey } from '#lib/keys/master.ts'
import { portalPath } from './portal-path.ts'

/** The secret of a tenant's portal client: derived from the master key, so that no node needs to be told and nothing stores it. */
export const portalSecret = (tenantId: string, master: Buffer = masterKey()): string =>
  tokenPrefixes.client_secret + deriveKey(`portal-client:${tenantId}`, 32, master).toString('base64url')

/** The portal client of a tenant, for the portal itself. Rejects when the tenant has none. */
export async function portalClient(tenantId: string): Promise<{ clientId: string; clientSecret: string }> {
  const row = await withTenant(tenantId, (tx) =>
    tx.db.client.findFirstOrThrow({ where: { builtIn: 'portal' }, select: { clientId: true } }),
  )
  return { clientId: row.clientId, clientSecret: portalSecret(tenantId) }
}

/** Registers the portal as a client of the tenant's `control` environment. */
export async function createPortalClient(
  tx: Tx,
  place: { environmentId: string; slug: string; origin: string; now: Date },
): Promise<{ id: string; clientId: string }> {
  const { environmentId, slug, origin, now } = place
  const home = `${origin}${portalPath(slug)}`
  const client = { id: newId(now), clientId: randomId() }
  await tx.db.client.createMany({
    data: [
      {
        tenantId: tx.tenantId,
        environmentId,
        ...client,
        name: 'Signet portal',
        kind: 'web',
        builtIn: 'portal',
        firstParty: true,
        tokenEndpointAuthMethod: 'client_secret_basic',
        redirectUris: [`${home}/auth/callback/signet-${slug}`],
        postLogoutRedirectUris: [home, `${home}/signed-out`],
        grantTypes: ['authorization_code'],
        scopes: ['openid', 'profile', 'email'],
        createdAt: now,
        updatedAt: now,
      },
    ],
  })
  await storeSecret(tx, environmentId, client.id, masterKey(), now)
  return client
}

/** Gives the portal client the secret that a new master key derives; the command line does so with `rewrapTenant`. */
export async function renewPortalSecret(tx: Tx, master: Buffer, now: Date): Promise<void> {
  const { id, environmentId } = await tx.db.client.findFirstOrThrow({ where: { builtIn: 'portal' } })
  await tx.db.clientSecret.deleteMany({ where: { environmentId, clientId: id } })
  await storeSecret(tx, environmentId, id, master, now)
}

async function storeSecret(tx: Tx, environmentId: string, clientId: string, master: Buffer, now: Date): Promise<void> {
  const secret = portalSecret(tx.tenantId, master)
  const secretHash = Uint8Array.from(sha256(secret))
  const row = {
    tenantId: tx.tenantId,
    environmentId,
    id: newId(now),
    clientId,
    secretHash,
    hint: 'derived',
    createdAt: now,
  }
  await tx.db.clientSecret.createMany({ data: [row] })
}
