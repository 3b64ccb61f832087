import { openIdScopes } from '#lib/clients/settings.ts'
import { type PolicyKind, policies } from '#lib/policy/fields.ts'
import type { AccessDocument, ClientDocument, ConfigurationDocument, PolicySets } from './document.ts'

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const grantOrder = ['authorization_code', 'refresh_token', 'client_credentials']
const inOrderOf = <T extends string>(order: readonly string[], values: readonly T[]): T[] =>
  values.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))

/** A document in its one order: equal configurations are equal texts, whoever wrote them and when. */
export const canonical = ({ policies: sets, clients }: ConfigurationDocument): ConfigurationDocument => ({
  version: 1,
  policies: canonicalPolicies(sets),
  clients: clients.map(canonicalClient).toSorted((a, b) => byText(a.name, b.name) || byText(sameText(a), sameText(b))),
})

/** Addresses keep the order in which somebody wrote them; what is a set is sorted. */
export const canonicalClient = (client: ClientDocument): ClientDocument => ({
  name: client.name,
  kind: client.kind,
  status: client.status,
  firstParty: client.firstParty,
  redirectUris: client.redirectUris,
  postLogoutRedirectUris: client.postLogoutRedirectUris,
  origins: client.origins,
  authMethod: client.authMethod,
  authSigningAlg: client.authSigningAlg,
  jwks: client.jwks,
  grantTypes: inOrderOf(grantOrder, client.grantTypes),
  scopes: inOrderOf(openIdScopes, client.scopes),
  requirePkce: client.requirePkce,
  idTokenAlg: client.idTokenAlg,
  userinfoAlg: client.userinfoAlg,
  accessTokenLifetimeSeconds: client.accessTokenLifetimeSeconds,
  logoUri: client.logoUri,
  clientUri: client.clientUri,
  policyUri: client.policyUri,
  tosUri: client.tosUri,
  apis: canonicalAccess(client.apis),
  policies: canonicalPolicies(client.policies),
})

/** An API of which nothing is held is not in the list. */
const canonicalAccess = (apis: readonly AccessDocument[]): AccessDocument[] =>
  apis
    .filter(({ permissions, introspects }) => permissions.length > 0 || introspects)
    .map(({ api, permissions, introspects }) => ({ api, permissions: permissions.toSorted(byText), introspects }))
    .toSorted((a, b) => byText(a.api, b.api))

/** A kind of which nothing is set is not among them. */
function canonicalPolicies(sets: PolicySets): PolicySets {
  const kept = (Object.keys(policies) as PolicyKind[]).flatMap((kind) => {
    const entries = Object.entries(sets[kind] ?? {}).toSorted(([a], [b]) => byText(a, b))
    return entries.length === 0 ? [] : [[kind, Object.fromEntries(entries)] as const]
  })
  return Object.fromEntries(kept)
}

/** A value as one text, whatever the order of its keys: equal texts are equal values. */
export const sameText = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => byText(a, b)))
      : inner,
  ) ?? 'null'
