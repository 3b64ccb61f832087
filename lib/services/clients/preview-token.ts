import { z } from 'zod'
import type { Tx } from '#lib/db/with-tenant.ts'
import { acrLadder } from '#lib/identity/assurance/assurance-of.ts'
import { previewTokens } from '#lib/issuance/preview.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findPerson } from '../access/find-person.ts'
import { allowed } from '../call.ts'
import { query } from '../query.ts'
import { findClient } from './find.ts'

const grants = ['authorization_code', 'refresh_token', 'client_credentials'] as const
const methods = ['pwd', 'otp', 'hwk', 'swk', 'user', 'mfa'] as const

type Client = NonNullable<Awaited<ReturnType<typeof findClient>>>

/**
 * What the token endpoint would issue to a client: the issuing function itself, dry (UX-C16). For the grants of a person it takes
 * somebody of the environment's directory, and who asks must be allowed to see people. Without a grant it answers what there is to choose.
 */
export const previewToken = query({
  name: 'client.preview_token',
  permission: 'access:read',
  input: z.strictObject({
    environment: z.string().max(bounds.text.slug),
    id: z.string().max(40),
    grant: z.enum(grants).optional(),
    /** An id, or exactly an address, a user name or a phone number. */
    person: z.string().trim().max(bounds.email.length).optional(),
    /** Separated by spaces. Left out: everything that the client may ask for there. */
    scope: z.string().trim().max(8_192).optional(),
    /** The API the token is for; left out: the issuer's own UserInfo. */
    resource: z.string().max(512).optional(),
    claims: z.string().max(8_192).optional(),
    acr: z.enum(acrLadder).default(acrLadder[0]),
    amr: z.array(z.enum(methods)).max(methods.length).default(['pwd']),
  }),
  target: (tx, input) => findClient(tx, input.environment, input.id),
  async read(tx, client, input, call) {
    const choices = await choicesOf(tx, client)
    const { grant = choices.grants[0], scope = everyScope(choices, input.resource, grant) } = input
    const nothing = {
      choices,
      acrValues: [...acrLadder],
      scope,
      person: undefined,
      problem: undefined,
      preview: undefined,
    }
    if (grant === undefined) return nothing
    const isAlone = grant === 'client_credentials'
    if (!isAlone && input.person === undefined) return nothing
    if (!isAlone) await allowed(tx, call, 'user:read', { environmentId: null })
    const { directoryId } = await tx.db.environment.findFirstOrThrow({ where: { id: client.environmentId } })
    const person = isAlone ? undefined : await findPerson(tx, directoryId, input.person ?? '')
    if (!isAlone && person === undefined) return { ...nothing, problem: 'no_such_person' as const }
    const shown = person && { id: formatId('user', person.id), displayName: person.displayName }
    if (person !== undefined && person.status !== 'active')
      return { ...nothing, person: shown, problem: 'suspended' as const }
    const resource: [string, string][] = input.resource === undefined ? [] : [['resource', input.resource]]
    const claims: [string, string][] = input.claims === undefined ? [] : [['claims', input.claims]]
    const wanted = {
      environmentId: client.environmentId,
      clientRef: client.id,
      grantType: grant,
      user: person === undefined ? null : { userId: person.id, sub: person.sub },
      request: [['scope', scope], ...resource, ...claims] as [string, string][],
      form: isAlone ? [...resource, ['scope', scope] as [string, string]] : resource,
      authTime: call.now,
      amr: input.amr,
      acr: input.acr,
    }
    return { ...nothing, person: shown, preview: await previewTokens(tx, wanted, call.now) }
  },
  example: (seed) => ({
    environment: seed.environment,
    id: seed.client.id,
    grant: 'authorization_code' as const,
    person: seed.user.id,
  }),
})

/** What the form offers: the grants and OpenID scopes of the client, and the APIs with what it may ask for there. */
async function choicesOf(tx: Tx, client: Client) {
  const rows = await tx.db.clientPermission.findMany({
    where: { environmentId: client.environmentId, clientId: client.id },
    select: { permission: { select: { name: true, api: { select: { identifier: true, name: true } } } } },
    // As a token says them.
    orderBy: { permission: { name: 'asc' } },
  })
  const apis = new Map<string, { identifier: string; name: string; permissions: string[] }>()
  for (const { permission } of rows) {
    const api = apis.get(permission.api.identifier) ?? { ...permission.api, permissions: [] }
    api.permissions.push(permission.name)
    apis.set(api.identifier, api)
  }
  return {
    grants: grants.filter((grant) => client.grantTypes.includes(grant)),
    scopes: client.scopes,
    apis: [...apis.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

type Choices = Awaited<ReturnType<typeof choicesOf>>

function everyScope({ scopes, apis }: Choices, resource: string | undefined, grant: string | undefined): string {
  const api =
    apis.find(({ identifier }) => identifier === resource) ?? (grant === 'client_credentials' ? apis[0] : undefined)
  return [...(grant === 'client_credentials' ? [] : scopes), ...(api?.permissions ?? [])].join(' ')
}
