import type { Fields, Plain } from '#lib/audit/redact.ts'
import type { Client } from '#lib/db/generated/client.ts'
import { formatId } from '#lib/kernel/ids.ts'

/** A client as every door shows it: no secret, no hash. */
export type ClientView = ReturnType<typeof clientView>

/** Makes the public view of a client's row. */
export const clientView = (row: Client) => ({
  id: formatId('client', row.id),
  clientId: row.clientId,
  name: row.name,
  kind: row.kind,
  firstParty: row.firstParty,
  status: row.status,
  authMethod: row.tokenEndpointAuthMethod,
  authSigningAlg: row.tokenEndpointAuthSigningAlg,
  jwks: row.jwks as Plain,
  redirectUris: row.redirectUris,
  postLogoutRedirectUris: row.postLogoutRedirectUris,
  origins: row.origins,
  grantTypes: row.grantTypes,
  scopes: row.scopes,
  requirePkce: row.requirePkce,
  idTokenAlg: row.idTokenSignedResponseAlg,
  userinfoAlg: row.userinfoSignedResponseAlg,
  accessTokenLifetimeSeconds: row.accessTokenLifetimeSeconds,
  logoUri: row.logoUri,
  clientUri: row.clientUri,
  policyUri: row.policyUri,
  tosUri: row.tosUri,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

/** What the trail compares of a client before and after a change: its settings, without the times that every change moves. */
export function clientFieldsOf(row: Client): Fields {
  const { createdAt: _made, updatedAt: _moved, id: _id, clientId: _known, ...settings } = clientView(row)
  return settings
}
