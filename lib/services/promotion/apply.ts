import type { Permission } from '#lib/access/permissions.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { sameText } from '#lib/promotion/canonical.ts'
import type { ClientEntry, PlanEntry } from '#lib/promotion/plan.ts'
import type { EnvironmentState } from '#lib/promotion/read-document.ts'
import { allowed, type Call } from '../call.ts'
import { eraseClient } from '../clients/erase.ts'
import type { Change } from '../record.ts'
import type { ApiIds } from './catalogue.ts'
import { changeTo, makeClient } from './write-client.ts'
import { writePolicies } from './write-policies.ts'

/** An object that a promotion touched: its key, and of a client its row and `client_id`. */
export type Touched = { key: string; id: string | null; clientId: string | null }

type Applying = {
  environmentId: string
  entries: readonly PlanEntry[]
  rows: EnvironmentState['rows']
  apis: ApiIds
  /** The `client_id` of clients that are put back, by key. */
  putBack?: ReadonlyMap<string, string>
}

/** Writes what chosen entries of a plan say, each object with its event. Whoever may not write one of them writes nothing. */
export async function applyEntries(
  tx: Tx,
  applying: Applying,
  call: Call,
): Promise<{ changes: Change[]; touched: Touched[] }> {
  const { environmentId, entries } = applying
  for (const permission of new Set(entries.flatMap(permissionsFor)))
    await allowed(tx, call, permission, { environmentId })
  const changes: Change[] = []
  const touched: Touched[] = []
  for (const entry of entries) {
    if (entry.object === 'policy') {
      const { name, before, after } = entry
      const place = { environmentId, clientId: null }
      const sides = {
        before: before === null ? {} : { [name]: before },
        after: after === null ? {} : { [name]: after },
      }
      changes.push(...(await writePolicies(tx, place, sides, call.now)))
      touched.push({ key: entry.key, id: null, clientId: null })
    } else {
      const written = await writeEntry(tx, entry, applying, call)
      changes.push(...written.changes)
      touched.push({ key: entry.key, id: written.row.id, clientId: written.row.clientId })
    }
  }
  return { changes, touched }
}

async function writeEntry(tx: Tx, entry: ClientEntry, applying: Applying, call: Call) {
  const { environmentId, rows, apis, putBack } = applying
  const { key, name, before, after } = entry
  if (before === null && after !== null)
    return makeClient(tx, { environmentId, after, clientId: putBack?.get(key) }, apis, call)
  const row = rows.get(name)
  if (row === undefined || before === null) throw new Error(`a plan names the client ${name}, and there is none`)
  return after === null
    ? { row, changes: [await eraseClient(tx, row, call.now)] }
    : changeTo(tx, row, { before, after }, apis, call)
}

/** Nobody promotes what they may not write: the permissions that the verbs of each object ask for. */
function permissionsFor(entry: PlanEntry): Permission[] {
  if (entry.object === 'policy') return [entry.name === 'keys' ? 'key:rotate' : 'policy:write']
  const { before, after } = entry
  if (after === null) return ['client:delete']
  const hasPolicies = sameText(before?.policies ?? {}) !== sameText(after.policies)
  const hasKeys = sameText(before?.jwks ?? null) !== sameText(after.jwks)
  return [
    'client:write',
    ...(hasPolicies ? (['policy:write'] as const) : []),
    ...(hasKeys && before !== null ? (['client:secret'] as const) : []),
  ]
}
