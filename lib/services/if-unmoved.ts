import { type ListedEvent, listEvents } from '#lib/audit/list.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { type Names, namesOf } from './trail/names.ts'

/** What a form knew of an object when it was shown. */
export type Seen = { version?: bigint | undefined; updatedAt?: string | undefined }

/**
 * Refuses with `conflict` when an object moved since a form read it, and says who changed what meanwhile: at `version` who, at
 * each changed field what it is now. A form that says no version overwrites: that is what "Save mine anyway" sends.
 */
export async function ifUnmoved(tx: Tx, row: { id: string; version: bigint }, seen: Seen, what: string) {
  if (seen.version === undefined || seen.version === row.version) return
  const since = seen.updatedAt === undefined ? undefined : new Date(seen.updatedAt)
  const { events } = await listEvents(tx, { targetId: row.id, result: 'ok', limit: 20, ...(since ? { since } : {}) })
  const missed = since === undefined ? events.slice(0, 1) : events.filter(({ at }) => at > since)
  const names = await namesOf(tx, missed)
  throw new ServiceError('conflict', `${what} changed meanwhile. Nothing of yours was saved.`, {
    fields: { version: whoOf(missed, names), ...fieldsOf(missed, names) },
  })
}

/** Who changed it: `Changed by Dana Whitfield and Tomás Lindqvist.` */
function whoOf(events: readonly ListedEvent[], names: Names): string {
  const who = [...new Set(events.map((event) => nameOf(event, names)))].slice(0, 3)
  return who.length === 0 ? 'Changed by somebody else.' : `Changed by ${who.join(' and ')}.`
}

const nameOf = ({ actor }: ListedEvent, names: Names): string =>
  actor.kind === 'operator' ? 'an operator' : (names.get(actor.id ?? '')?.name ?? 'somebody')

/** What each field is now. The newest event comes first, so it is the one that counts. */
function fieldsOf(events: readonly ListedEvent[], names: Names): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const event of events)
    for (const [field, value] of Object.entries(afterOf(event)))
      fields[field] ??= `${nameOf(event, names)} made this ${shown(value)}.`
  return fields
}

function afterOf({ changes }: ListedEvent): Record<string, unknown> {
  const after = changes?.after
  return typeof after === 'object' && after !== null ? (after as Record<string, unknown>) : {}
}

function shown(value: unknown): string {
  if (value === null || value === '') return 'empty'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `“${text.length > 80 ? `${text.slice(0, 80)}…` : text}”`
}
