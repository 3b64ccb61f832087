import type { Plain } from '#lib/audit/redact.ts'
import { sameText } from './canonical.ts'
import type { ClientDocument, PolicySets } from './document.ts'

/** One field as it is in the target and as it would be. Null: there is none. */
export type FieldChange = { field: string; from: Plain; to: Plain }

/** What differs between two clients, field by field: settings by name, an API as `apis <audience>`, a policy as `policies <kind> <field>`. */
export function clientChanges(before: ClientDocument | null, after: ClientDocument | null): FieldChange[] {
  return differences(flatClient(before), flatClient(after))
}

/** What differs between two sets of values of one kind of policy. */
export const policyChanges = (
  before: Record<string, number> | undefined,
  after: Record<string, number> | undefined,
): FieldChange[] => differences(before ?? {}, after ?? {})

function differences(before: Record<string, Plain>, after: Record<string, Plain>): FieldChange[] {
  return Object.keys({ ...before, ...after }).flatMap((field) => {
    const [from, to] = [before[field] ?? null, after[field] ?? null]
    return sameText(from) === sameText(to) ? [] : [{ field, from, to }]
  })
}

function flatClient(client: ClientDocument | null): Record<string, Plain> {
  if (client === null) return {}
  const { apis, policies, name: _name, jwks, ...settings } = client
  const access = apis.map(({ api, permissions, introspects }) => [`apis ${api}`, { permissions, introspects }] as const)
  return { ...settings, jwks: jwks as Plain, ...Object.fromEntries(access), ...flatPolicies(policies) }
}

const flatPolicies = (sets: PolicySets): Record<string, number> =>
  Object.fromEntries(
    Object.entries(sets).flatMap(([kind, values]) =>
      Object.entries(values ?? {}).map(([field, value]) => [`policies ${kind} ${field}`, value] as const),
    ),
  )
