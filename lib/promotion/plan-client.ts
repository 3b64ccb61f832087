import { hasSecret } from '#lib/clients/kinds.ts'
import { PublicJwks } from '#lib/clients/public-jwks.ts'
import { canonicalClient, sameText } from './canonical.ts'
import type { Choices, Decision } from './choices.ts'
import type { ClientDocument } from './document.ts'
import { type Catalogue, clientFaults, type Faults } from './faults.ts'
import { clientChanges } from './field-changes.ts'
import { clientKey } from './objects.ts'
import { nothingOwn, type OwnField, ownFields } from './own-fields.ts'
import type { Asked, ClientEntry, Note } from './plan.ts'

type Sides = { name: string; source: readonly ClientDocument[]; target: readonly ClientDocument[] }

/** What a promotion makes of the clients of one name. */
export function planClient({ name, source, target }: Sides, choices: Choices, catalogue: Catalogue): ClientEntry {
  const [from, to] = [source[0], target[0]]
  const entry = { key: clientKey(name), object: 'client' as const, name }
  const stays = { ...entry, changes: [], asked: [], notes: [], faults: {}, before: to ?? null, after: to ?? null }
  if (source.length > 1 || target.length > 1) return { ...stays, action: 'blocked', blocked: 'ambiguous' }
  if (from === undefined) {
    if (!choices.remove || !choices.kinds.includes('clients')) return { ...stays, action: 'none' }
    const gone = { ...stays, action: 'remove' as const, notes: ['loses' as const], after: null }
    return { ...gone, changes: clientChanges(gone.before, null) }
  }
  if (to === undefined && !choices.kinds.includes('clients')) return { ...stays, action: 'blocked', blocked: 'absent' }
  if (to !== undefined && to.kind !== from.kind) return { ...stays, action: 'blocked', blocked: 'other_kind' }
  const { after, asked, faults } = merged(from, to, choices)
  const changes = clientChanges(to ?? null, after)
  const action = to === undefined ? 'create' : changes.length > 0 ? 'change' : 'none'
  const undecided = asked.filter((each) => each.taken === null).map(({ field }) => field as string)
  const found = action === 'none' ? faults : { ...clientFaults(after, catalogue), ...faults }
  return {
    ...{ ...stays, action, after, changes, asked },
    // A field that waits for its decision is told as that, and so is a client whose address it is.
    faults: Object.fromEntries(Object.entries(found).filter(([field]) => !undecided.includes(field))),
    notes: notesOf(to, after),
  }
}

type Merged = { after: ClientDocument; asked: Asked[]; faults: Faults }

/** The target's client with what was chosen of the source's. What belongs to the target is decided field by field. */
function merged(from: ClientDocument, to: ClientDocument | undefined, choices: Choices): Merged {
  const asked: Asked[] = []
  const faults: Faults = {}
  const own = { ...(to ?? nothingOwn) }
  const taken: Pick<ClientDocument, OwnField> = pick(own)
  if (choices.kinds.includes('clients'))
    for (const field of ownFields) {
      if (sameText(from[field]) === sameText(own[field])) continue
      const decision = decisionOn(choices, from.name, field)
      asked.push({
        field,
        source: from[field] as Asked['source'],
        target: own[field] as Asked['target'],
        taken: decision?.take ?? null,
      })
      if (decision?.take === 'source') Object.assign(taken, { [field]: from[field] })
      if (decision?.take === 'value') readValue(field, decision.value, taken, faults)
    }
  const base = choices.kinds.includes('clients') || to === undefined ? from : to
  const apis = choices.kinds.includes('access') ? from.apis : (to?.apis ?? [])
  const policies = choices.kinds.includes('policies') ? from.policies : (to?.policies ?? {})
  return { after: canonicalClient({ ...base, ...taken, apis, policies }), asked, faults }
}

const pick = (client: Pick<ClientDocument, OwnField>): Pick<ClientDocument, OwnField> => ({
  redirectUris: client.redirectUris,
  postLogoutRedirectUris: client.postLogoutRedirectUris,
  origins: client.origins,
  jwks: client.jwks,
})

function decisionOn({ decisions, addresses }: Choices, client: string, field: OwnField): Decision | undefined {
  const said = decisions.find((each) => each.client === client && each.field === field)
  return said ?? (addresses === 'ask' ? undefined : { client, field, take: addresses })
}

/** Addresses are a list, keys a key set or nothing. Which addresses are good is checked with the client they make. */
function readValue(field: OwnField, value: unknown, into: Pick<ClientDocument, OwnField>, faults: Faults): void {
  if (field !== 'jwks') {
    if (Array.isArray(value)) into[field] = value as string[]
    else faults[field] = 'must be a list of addresses'
    return
  }
  const read = PublicJwks.nullable().safeParse(value)
  if (read.success) into.jwks = read.data
  else faults.jwks = read.error.issues[0]?.message ?? 'is no key set'
}

function notesOf(to: ClientDocument | undefined, after: ClientDocument): Note[] {
  if (to === undefined) return hasSecret(after.authMethod) ? ['needs_secret'] : []
  if (hasSecret(to.authMethod) && !hasSecret(after.authMethod)) return ['secrets_end']
  return !hasSecret(to.authMethod) && hasSecret(after.authMethod) ? ['needs_secret'] : []
}
