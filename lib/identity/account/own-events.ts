import type { Cursor } from '#lib/audit/find-events.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Person } from '../assurance/owned.ts'
import { listOwnActivity, type OwnEvent } from './own-activity.ts'

/** What administrators do as such is in the trail and not here: so many pages are looked through, however little of them is theirs. */
const mostPages = 60

/** Runs in one transaction of the person's tenant. */
export type Run = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/**
 * What happened to a person's account in the last days, newest first: as their pages of activity show it, up to a bound, each page in
 * a transaction of its own.
 */
export async function listOwnEvents(run: Run, person: Person, now: Date): Promise<Omit<OwnEvent, 'id'>[]> {
  const events: Omit<OwnEvent, 'id'>[] = []
  let next: Cursor | undefined
  let pages = 0
  do {
    pages++
    const after = next
    const page = await run((tx) => listOwnActivity(tx, person, now, after))
    events.push(...page.events.map(({ id: _, ...event }) => event))
    next = page.next
  } while (next !== undefined && events.length < bounds.account.exportRows && pages < mostPages)
  return events
}
