import { z } from 'zod'
import { hasSecret } from '#lib/clients/kinds.ts'
import { type ClientSettings, checkClient, clientChanges } from '#lib/clients/settings.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { AuthMethod } from '#lib/oidc/model.ts'
import { ifUnmoved } from '../if-unmoved.ts'
import type { Change } from '../record.ts'
import { type ClientRow, clientVerb, keyOfClient, ofClient, seenClient, writeClient } from './client-verb.ts'
import { clientFieldsOf, clientView } from './view.ts'

/**
 * Changes the settings of a client: the fields that are given, the others stay. What comes of it must be a valid client of its
 * kind (R10, R15, R19-R21, D03, D04). A client that stops using secrets loses those it has. Refused when somebody else
 * changed the client since `version` was read.
 */
export const changeClient = clientVerb({
  name: 'client.changed',
  permission: 'client:write',
  input: z.strictObject({ ...ofClient, ...clientChanges, ...seenClient }),
  takesOver: true,
  async run(tx, row, input, { now }) {
    const { environment: _e, id: _i, version, updatedAt, ...given } = input
    await ifUnmoved(tx, row, { version, updatedAt }, 'This client')
    const wanted = checked(row, { ...settingsOf(row), ...defined(given) })
    const after = await writeClient(tx, row, columnsOf(wanted), now)
    const ended = hasSecret(wanted.authMethod) ? [] : await endSecrets(tx, row)
    const changed: Change = {
      id: row.id,
      environmentId: row.environmentId,
      before: clientFieldsOf(row),
      after: clientFieldsOf(after),
    }
    return { result: { client: clientView(after) }, changes: [changed, ...ended] }
  },
  example: (seed) => ({ environment: seed.environment, id: seed.client.id, name: `Shop ${seed.unique()}` }),
})

type Settings = ClientSettings & { authMethod: AuthMethod }

const defined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Settings>

/** A stored client as the settings that made it. Its columns carry checks, so the casts say what the database guarantees. */
const settingsOf = (row: ClientRow): Settings => {
  const { id: _id, clientId: _client, status: _status, createdAt: _made, updatedAt: _moved, ...view } = clientView(row)
  return view as unknown as Settings
}

/** The rules between fields, over what the client would be. Keys that wait for their method are no fault. */
function checked(row: ClientRow, wanted: Settings): Settings {
  const fields: Record<string, string> = {}
  const jwks = wanted.authMethod === 'private_key_jwt' ? wanted.jwks : null
  checkClient(
    { ...wanted, jwks },
    {
      addIssue: ({ path, message }) => {
        fields[path.join('.')] ??= message
      },
    },
  )
  if (fields.jwks !== undefined && row.jwks === null) {
    fields.authMethod = 'needs the public keys of the client: set them under Credentials first'
    delete fields.jwks
  }
  if (Object.keys(fields).length > 0) throw new ServiceError('invalid', 'Some fields need another look.', { fields })
  return wanted
}

/** The settings of a client as its row's columns. */
export const columnsOf = (wanted: Settings) => ({
  name: wanted.name,
  firstParty: wanted.firstParty,
  tokenEndpointAuthMethod: wanted.authMethod,
  tokenEndpointAuthSigningAlg: wanted.authSigningAlg,
  redirectUris: wanted.redirectUris,
  postLogoutRedirectUris: wanted.postLogoutRedirectUris,
  origins: wanted.origins,
  grantTypes: [...(wanted.grantTypes ?? [])],
  scopes: wanted.scopes,
  requirePkce: wanted.requirePkce,
  idTokenSignedResponseAlg: wanted.idTokenAlg,
  userinfoSignedResponseAlg: wanted.userinfoAlg,
  accessTokenLifetimeSeconds: wanted.accessTokenLifetimeSeconds,
  logoUri: wanted.logoUri,
  clientUri: wanted.clientUri,
  policyUri: wanted.policyUri,
  tosUri: wanted.tosUri,
})

/** A secret that proves nothing any more would come alive with the next change of method: it goes now. */
export async function endSecrets(tx: Tx, client: ClientRow): Promise<Change[]> {
  const where = keyOfClient(tx, client)
  const secrets = await tx.db.clientSecret.findMany({ where, select: { id: true, hint: true } })
  await tx.db.clientSecret.deleteMany({ where })
  return secrets.map(({ hint }) => ({
    action: 'client_secret.ended' as const,
    id: client.id,
    environmentId: client.environmentId,
    before: { hint },
    after: null,
  }))
}
