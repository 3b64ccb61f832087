import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { hashToken, mint, randomId } from '#lib/kernel/tokens.ts'
import { authMethodOf, type ClientSettings, grantTypesOf } from './settings.ts'

export type ClientSecret = {
  id: string
  hint: string
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
}

/** A secret with its value, which is never read again: one verb returns it, once. */
export type NewClientSecret = ClientSecret & { secret: string }

/**
 * Writes a client of valid settings into an environment. Its `client_id` is random, not sortable and never chosen; only one that
 * is put back gets the `client_id` that was its own, for apps know it.
 */
export async function insertClient(
  tx: Tx,
  environmentId: string,
  settings: ClientSettings,
  now: Date,
  putBack?: { clientId: string },
) {
  return await tx.db.client.create({
    data: {
      tenantId: tx.tenantId,
      environmentId,
      id: newId(now),
      clientId: putBack?.clientId ?? randomId(),
      name: settings.name,
      kind: settings.kind,
      firstParty: settings.firstParty,
      tokenEndpointAuthMethod: authMethodOf(settings),
      tokenEndpointAuthSigningAlg: settings.authSigningAlg,
      ...(settings.jwks === null ? {} : { jwks: settings.jwks as object }),
      redirectUris: settings.redirectUris,
      postLogoutRedirectUris: settings.postLogoutRedirectUris,
      origins: settings.origins,
      grantTypes: [...grantTypesOf(settings)],
      scopes: settings.scopes,
      requirePkce: settings.requirePkce,
      idTokenSignedResponseAlg: settings.idTokenAlg,
      userinfoSignedResponseAlg: settings.userinfoAlg,
      accessTokenLifetimeSeconds: settings.accessTokenLifetimeSeconds,
      logoUri: settings.logoUri,
      clientUri: settings.clientUri,
      policyUri: settings.policyUri,
      tosUri: settings.tosUri,
      createdAt: now,
      updatedAt: now,
    },
  })
}

/** Makes a secret of a client: 256 random bits, stored as their hash, with the last four characters as a hint. `by` is who made it. */
export async function insertClientSecret(
  tx: Tx,
  client: { environmentId: string; id: string },
  now: Date,
  by: string | null = null,
): Promise<NewClientSecret> {
  const secret = mint('client_secret')
  const secretHash = hashToken('client_secret', secret)
  if (secretHash === undefined) throw new Error('a minted secret has no hash')
  const row = await tx.db.clientSecret.create({
    data: {
      tenantId: tx.tenantId,
      environmentId: client.environmentId,
      id: newId(now),
      clientId: client.id,
      secretHash: new Uint8Array(secretHash),
      hint: secret.slice(-4),
      createdBy: by,
      createdAt: now,
    },
    select: { id: true, hint: true, createdAt: true, expiresAt: true, lastUsedAt: true },
  })
  return { ...row, secret }
}
