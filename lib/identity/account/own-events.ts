import type { Cursor } from '#lib/audit/find-events.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Person } from '../assurance/owned.ts'
import { listOwnActivity, type OwnEvent } from './own-activity.ts'

/** What happened to a person's account in the last days, newest first: as their pages of activity show it, up to a bound. */
export async function listOwnEvents(tx: Tx, person: Person, now: Date): Promise<Omit<OwnEvent, 'id'>[]> {
  const events: Omit<OwnEvent, 'id'>[] = []
  let after: Cursor | undefined
  do {
    const page = await listOwnActivity(tx, person, now, after)
    events.push(...page.events.map(({ id: _, ...event }) => event))
    after = page.next
  } while (after !== undefined && events.length < bounds.account.exportRows)
  return events
}
