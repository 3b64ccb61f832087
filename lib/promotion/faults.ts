import { checkClient } from '#lib/clients/settings.ts'
import { type PolicyRefusal, refusalOf } from '#lib/policy/check.ts'
import type { Level, PolicyKind } from '#lib/policy/fields.ts'
import type { Layer } from '#lib/policy/merge.ts'
import type { ClientDocument, PolicySets } from './document.ts'

/** What is wrong, by field: a sentence each. */
export type Faults = Record<string, string>

/** What the tenant knows beside the two sides: its APIs by audience, each with the names of its permissions; what broader levels say. */
export type Catalogue = {
  apis: ReadonlyMap<string, ReadonlySet<string>>
  above<K extends PolicyKind>(kind: K): readonly Layer<K>[]
}

/** What keeps a client from being what a document says, by the very rules that each change of a client is checked by. */
export function clientFaults(client: ClientDocument, catalogue: Catalogue): Faults {
  const faults: Faults = {}
  // Keys may be there before the client uses them.
  const jwks = client.authMethod === 'private_key_jwt' ? client.jwks : null
  checkClient(
    { ...client, jwks },
    {
      addIssue: ({ path, message }) => {
        faults[String(path[0])] ??= message
      },
    },
  )
  for (const { api, permissions, introspects } of client.apis) {
    const known = catalogue.apis.get(api)
    const missing = permissions.filter((name) => known?.has(name) !== true)
    if (known === undefined) faults.apis ??= `${api} is no API of this tenant`
    else if (missing.length > 0) faults.apis ??= `${api} has no permission ${missing.join(', ')}`
    if (introspects && client.authMethod === 'none')
      faults.apis ??= 'introspects is for clients that prove who they are'
  }
  if (new Set(client.apis.map(({ api }) => api)).size < client.apis.length) faults.apis ??= 'names an API twice'
  const wrong = Object.values(policyFaults(client.policies, 'client', catalogue))[0]
  if (wrong !== undefined) faults.policies ??= wrong
  return faults
}

/** What is wrong with policies of one level, by kind: what the level may not say, by the rules that each change of a policy is checked by. */
export function policyFaults(sets: PolicySets, level: Level, { above }: Catalogue): Faults {
  const faults: Faults = {}
  for (const [kind, values] of Object.entries(sets) as [PolicyKind, Record<string, number>][])
    for (const [name, value] of Object.entries(values)) {
      const refusal = refusalOf(kind, name, value, { level, layers: above(kind), isHeld: false })
      if (refusal !== undefined) faults[kind] ??= `${name} ${sentenceOf(refusal)}`
    }
  return faults
}

function sentenceOf(refusal: PolicyRefusal): string {
  if (refusal.reason === 'unknown') return 'is not set at this level'
  if (refusal.reason === 'bounds') return `must be from ${refusal.min} to ${refusal.max}`
  const most = `must be ${refusal.stronger === 'smaller' ? 'at most' : 'at least'} ${refusal.limit}`
  return refusal.reason === 'looser'
    ? `${most}: a broader level says so, and the strictest holds`
    : `${most}: the platform lets nobody go beyond that`
}
