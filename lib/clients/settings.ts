import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import type { AuthMethod, GrantType } from '#lib/oidc/model.ts'
import { originListFaults, uriListFaults } from './address-faults.ts'
import { type ClientKind, clientKinds, everyClientKind } from './kinds.ts'
import { PublicJwks } from './public-jwks.ts'

const uris = z.array(z.string().max(bounds.url.uri)).max(bounds.client.redirectUris)
const webAddress = z
  .string()
  .max(bounds.url.uri)
  .refine((text) => URL.canParse(text) && new URL(text).protocol === 'https:', 'must be an https address')
  .nullable()
const signingAlg = z.enum(['RS256', 'ES256'])

/** The OpenID scopes a client may be allowed; scopes of APIs are permissions, given apart. */
export const openIdScopes = ['openid', 'profile', 'email', 'offline_access', 'address', 'phone'] as const

/** Each field that an administrator writes of a client at any time, without what stands where nothing is said. */
const fields = {
  name: z.string().trim().min(1, 'needs a name').max(bounds.client.name),
  firstParty: z.boolean(),
  redirectUris: uris,
  postLogoutRedirectUris: uris,
  origins: z.array(z.string().max(255)).max(bounds.client.origins),
  authMethod: z.enum(['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none']),
  /** The one algorithm of its assertions (`private_key_jwt`); null: each that we take. */
  authSigningAlg: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA']).nullable(),
  grantTypes: z
    .array(z.enum(['authorization_code', 'refresh_token', 'client_credentials']))
    .min(1, 'needs at least one')
    .max(3),
  scopes: z.array(z.enum(openIdScopes)).max(openIdScopes.length),
  requirePkce: z.boolean(),
  idTokenAlg: signingAlg,
  /** Null: userinfo is plain JSON. */
  userinfoAlg: signingAlg.nullable(),
  /** Null: as the API or the environment says. Never above the ten minutes of DESIGN 2.4. */
  accessTokenLifetimeSeconds: z.int().min(30, 'is at least 30').max(600, 'is at most 600').nullable(),
  logoUri: webAddress,
  clientUri: webAddress,
  policyUri: webAddress,
  tosUri: webAddress,
}

/** The fields of a client that an administrator writes. A field not named here is refused (D05). */
export const clientFields = {
  name: fields.name,
  kind: z.enum(everyClientKind as [ClientKind, ...ClientKind[]]),
  firstParty: fields.firstParty.default(false),
  redirectUris: fields.redirectUris.default([]),
  postLogoutRedirectUris: fields.postLogoutRedirectUris.default([]),
  origins: fields.origins.default([]),
  authMethod: fields.authMethod.optional(),
  authSigningAlg: fields.authSigningAlg.default(null),
  jwks: PublicJwks.nullable().default(null),
  /** Left out: signing in with a code, or client_credentials where nobody signs in. */
  grantTypes: fields.grantTypes.optional(),
  scopes: fields.scopes.default(['openid', 'profile', 'email']),
  requirePkce: fields.requirePkce.default(true),
  idTokenAlg: fields.idTokenAlg.default('RS256'),
  userinfoAlg: fields.userinfoAlg.default(null),
  accessTokenLifetimeSeconds: fields.accessTokenLifetimeSeconds.default(null),
  logoUri: fields.logoUri.default(null),
  clientUri: fields.clientUri.default(null),
  policyUri: fields.policyUri.default(null),
  tosUri: fields.tosUri.default(null),
}

/** A form can't send null: it sends nothing where a value was. A number comes as it was typed. */
const blankIsNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? null : value), schema)
const typedNumber = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? null : typeof value === 'string' ? Number(value) : value), schema)

/** A change of a client: what is left out stays. Its kind stays for good, and its keys have a verb of their own. */
export const clientChanges = z
  .object({
    ...fields,
    authSigningAlg: blankIsNull(fields.authSigningAlg),
    userinfoAlg: blankIsNull(fields.userinfoAlg),
    accessTokenLifetimeSeconds: typedNumber(fields.accessTokenLifetimeSeconds),
    logoUri: blankIsNull(fields.logoUri),
    clientUri: blankIsNull(fields.clientUri),
    policyUri: blankIsNull(fields.policyUri),
    tosUri: blankIsNull(fields.tosUri),
  })
  .partial().shape

/**
 * What a valid client is: each field, and the rules between fields (R10, R15, R19-R21, D03, D04).
 * Every fault names its field and says how to mend it.
 */
export const ClientSettings = z.strictObject(clientFields).superRefine(checkClient)

export type ClientSettings = Omit<z.output<typeof ClientSettings>, 'authMethod'> & {
  authMethod?: AuthMethod | undefined
}

type Report = { addIssue(issue: { code: 'custom'; path: (string | number)[]; message: string }): void }

/** The rules between the fields of a client. */
export function checkClient(settings: ClientSettings, report: Report): void {
  const kind = clientKinds[settings.kind]
  const fault = (message: string, ...path: (string | number)[]) => report.addIssue({ code: 'custom', path, message })

  for (const field of ['redirectUris', 'postLogoutRedirectUris'] as const) {
    for (const { index, message } of uriListFaults(settings[field], settings.kind))
      fault(message, field, ...(index === undefined ? [] : [index]))
    if (!kind.redirects && settings[field].length > 0) fault('has no use here: nobody signs in', field)
  }
  if (kind.redirects && settings.redirectUris.length === 0) fault('needs at least one address', 'redirectUris')

  for (const { index, message } of originListFaults(settings.origins))
    fault(message, 'origins', ...(index === undefined ? [] : [index]))
  if (!kind.origins && settings.origins.length > 0) fault('are for clients that run in a browser', 'origins')

  if (settings.authMethod !== undefined && !kind.authMethods.includes(settings.authMethod))
    fault(`must be ${kind.authMethods.join(' or ')} for this kind of client`, 'authMethod')
  if (settings.authMethod === 'private_key_jwt' && settings.jwks === null)
    fault('needs the public key set of the client', 'jwks')
  if (settings.authMethod !== 'private_key_jwt' && settings.jwks !== null)
    fault('is used by private_key_jwt alone', 'jwks')
  if (!settings.requirePkce && settings.kind !== 'web') fault('may be off for web clients alone', 'requirePkce')

  const grants = settings.grantTypes ?? []
  if (grants.some((grant) => !kind.grantTypes.includes(grant)))
    fault(`must be of ${kind.grantTypes.join(', ')} for this kind of client`, 'grantTypes')
  if (grants.includes('refresh_token') && !grants.includes('authorization_code'))
    fault('refresh_token follows from authorization_code', 'grantTypes')
  if (settings.scopes.includes('offline_access') && !grants.includes('refresh_token'))
    fault('offline_access needs the grant refresh_token', 'scopes')
}

/** The grants of a client that names none. */
export const grantTypesOf = (settings: Pick<ClientSettings, 'grantTypes' | 'kind'>): readonly GrantType[] =>
  settings.grantTypes ?? (clientKinds[settings.kind].redirects ? ['authorization_code'] : ['client_credentials'])

/** How a client authenticates that doesn't say how: the first of its kind. */
export const authMethodOf = (settings: ClientSettings): AuthMethod =>
  settings.authMethod ?? clientKinds[settings.kind].authMethods[0] ?? 'none'
