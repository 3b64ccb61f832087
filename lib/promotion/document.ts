import { z } from 'zod'
import { authMethodOf, clientFields, grantTypesOf, openIdScopes } from '#lib/clients/settings.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type PolicyKind, policies } from '#lib/policy/fields.ts'

const policyKinds = Object.keys(policies) as [PolicyKind, ...PolicyKind[]]

/** Policies as one level sets them: only what it sets itself. Durations are seconds. */
const policySets = z.partialRecord(z.enum(policyKinds), z.record(z.string().max(60), z.number())).default({})

/** What a client may ask for at one API, which is named by its audience. */
const Access = z.strictObject({
  api: z.string().min(1).max(bounds.api.identifier),
  permissions: z.array(z.string().max(bounds.api.permissionName)).max(bounds.api.permissions).default([]),
  introspects: z.boolean().default(false),
})

const ClientPart = z
  .strictObject({
    ...clientFields,
    scopes: z.array(z.enum(openIdScopes)).max(openIdScopes.length).optional(),
    status: z.enum(['active', 'disabled']).default('active'),
    apis: z.array(Access).max(bounds.api.perTenant).default([]),
    policies: policySets,
  })
  .transform((client) => {
    // Where nobody signs in there are no OpenID scopes to ask for.
    const scopes = client.scopes ?? (client.kind === 'm2m' ? [] : (['openid', 'profile', 'email'] as const))
    const whole = { ...client, scopes: [...scopes] }
    return { ...whole, authMethod: authMethodOf(whole), grantTypes: [...grantTypesOf(whole)] }
  })

/**
 * The configuration of one environment, as a file may hold it: policies set at the environment, and its clients with their
 * settings, what they may ask for at APIs, and policies of their own. APIs and permissions are the tenant's and go by their
 * names. There are no ids, no secrets and no people in it, so that it means the same in another environment.
 */
export const ConfigurationDocument = z.strictObject({
  version: z.literal(1, 'must be 1: the only version there is'),
  policies: policySets,
  clients: z.array(ClientPart).max(bounds.promotion.objects).default([]),
})

export type ConfigurationDocument = z.output<typeof ConfigurationDocument>
export type ClientDocument = ConfigurationDocument['clients'][number]
export type AccessDocument = ClientDocument['apis'][number]
export type PolicySets = ConfigurationDocument['policies']

/** A document with nothing in it. */
export const emptyDocument = (): ConfigurationDocument => ({ version: 1, policies: {}, clients: [] })
