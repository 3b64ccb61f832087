import type { Plain } from '#lib/audit/redact.ts'
import type { PolicyKind } from '#lib/policy/fields.ts'
import { canonical } from './canonical.ts'
import type { Choices, Take } from './choices.ts'
import type { ClientDocument, ConfigurationDocument } from './document.ts'
import { type Catalogue, type Faults, policyFaults } from './faults.ts'
import { type FieldChange, policyChanges } from './field-changes.ts'
import { clientsByName, policyKey } from './objects.ts'
import type { OwnField } from './own-fields.ts'
import { planClient } from './plan-client.ts'

/** What happens to an object. `blocked`: nothing, for a reason that the entry says. */
export type PlanAction = 'create' | 'change' | 'remove' | 'none' | 'blocked'

/** `ambiguous`: several clients of one name. `other_kind`: a client's kind is for good. `absent`: only a part was chosen of what isn't there. */
export type Blocked = 'ambiguous' | 'other_kind' | 'absent'

/** What to know of a change. `needs_secret`: none travels, so one has to be made. */
export type Note = 'needs_secret' | 'secrets_end' | 'loses'

/** A field that belongs to the target and differs: both values, and what was decided. Null: nobody has yet. */
export type Asked = { field: OwnField; source: Plain; target: Plain; taken: Take | null }

type Entry<Object extends string, Value> = {
  key: string
  object: Object
  name: string
  action: PlanAction
  blocked?: Blocked
  changes: readonly FieldChange[]
  asked: readonly Asked[]
  notes: readonly Note[]
  faults: Faults
  before: Value | null
  after: Value | null
}
export type ClientEntry = Entry<'client', ClientDocument>
export type PolicyEntry = Entry<'policy', Record<string, number>>
export type PlanEntry = ClientEntry | PolicyEntry

/** Each object of either side, and what would become of it in the target. Pure; nothing has happened yet. */
export type Plan = { entries: readonly PlanEntry[] }

/** Compares a source with a target. `catalogue` is what the tenant's APIs understand, and what is said above the environment. */
export function planOf(
  source: ConfigurationDocument,
  target: ConfigurationDocument,
  choices: Choices,
  catalogue: Catalogue,
): Plan {
  const [from, to] = [canonical(source), canonical(target)]
  const [theirs, ours] = [clientsByName(from), clientsByName(to)]
  const names = [...new Set([...theirs.keys(), ...ours.keys()])].toSorted()
  const clients = names.map((name) =>
    planClient({ name, source: theirs.get(name) ?? [], target: ours.get(name) ?? [] }, choices, catalogue),
  )
  const kinds = [...new Set([...Object.keys(from.policies), ...Object.keys(to.policies)])].toSorted() as PolicyKind[]
  const sets = kinds.map((kind) =>
    planPolicy(kind, { from: from.policies[kind], to: to.policies[kind] }, choices, catalogue),
  )
  return { entries: [...sets, ...clients] }
}

type Values = Record<string, number> | undefined

function planPolicy(
  kind: PolicyKind,
  { from, to }: { from: Values; to: Values },
  choices: Choices,
  catalogue: Catalogue,
): PolicyEntry {
  const entry = { key: policyKey(kind), object: 'policy' as const, name: kind, asked: [], notes: [], faults: {} }
  const stays = { ...entry, action: 'none' as const, changes: [], before: to ?? null, after: to ?? null }
  if (!choices.kinds.includes('policies') || (from === undefined && !choices.remove)) return stays
  const changes = policyChanges(to, from)
  if (changes.length === 0) return stays
  const action = from === undefined ? 'remove' : to === undefined ? 'create' : 'change'
  const faults = from === undefined ? {} : policyFaults({ [kind]: from }, 'environment', catalogue)
  return { ...stays, action, changes, faults, after: from ?? null }
}

/** The entries that were chosen and change something, or wait for a decision before they can. */
export const chosenEntries = ({ entries }: Plan, { objects }: Pick<Choices, 'objects'>): PlanEntry[] =>
  entries.filter(
    ({ key, action, asked }) =>
      (action !== 'none' || asked.some(({ taken }) => taken === null)) &&
      action !== 'blocked' &&
      (objects === undefined || objects.includes(key)),
  )

/** What keeps chosen entries from being applied, by field: `clients.Shop.redirectUris`. Empty: nothing does. */
export function planFaults(entries: readonly PlanEntry[]): Faults {
  const faults: Faults = {}
  for (const { object, name, asked, faults: own } of entries) {
    const at = (field: string) => (object === 'client' ? `clients.${name}.${field}` : `policies.${field}`)
    for (const { field, taken } of asked)
      if (taken === null) faults[at(field)] = 'needs a decision: keep what is there, or say what it shall be'
    for (const [field, sentence] of Object.entries(own)) faults[at(field)] ??= sentence
  }
  return faults
}
