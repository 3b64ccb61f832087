import type { Cursor } from '#lib/audit/find-events.ts'
import { type ListedEvent, listEvents } from '#lib/audit/list.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Person } from '../assurance/owned.ts'
import { type Device, deviceOf } from '../device.ts'

/** Something that happened to somebody's account. `by`: they themselves, an administrator or the product, or nobody known. */
export type OwnEvent = {
  id: string
  at: Date
  action: string
  result: ListedEvent['result']
  by: 'you' | 'somebody' | 'unknown'
  ip: string | null
  device: Device | null
}

/**
 * What happened to a person's account in the last days (`bounds.account.activityDays`), newest first, a page at a time. Of what
 * others did, only that they did: address and device are shown of what was done, or tried, in the person's own name.
 */
export async function listOwnActivity(
  tx: Tx,
  { userId }: Person,
  now: Date,
  after?: Cursor,
): Promise<{ events: OwnEvent[]; next?: Cursor }> {
  const since = plusSeconds(now, -bounds.account.activityDays * 86_400)
  const found: ListedEvent[] = []
  let next = after
  for (let round = 0; round < rounds && found.length < bounds.account.pageRows; round++) {
    const limit = bounds.account.pageRows - found.length
    const page = await listEvents(tx, { aboutId: userId, since, limit, ...(next === undefined ? {} : { after: next }) })
    found.push(...page.events.filter((event) => isOfAccount(event, userId)))
    next = page.next
    if (next === undefined) break
  }
  const events = found.map(({ id, at, action, result, actor, personal }) => {
    const by =
      actor.kind === 'anonymous' ? 'unknown' : actor.id === userId && actor.kind === 'user' ? 'you' : 'somebody'
    const isTold = by !== 'somebody' && personal !== undefined
    const userAgent = isTold && typeof personal.userAgent === 'string' ? personal.userAgent : null
    return {
      ...({ id, at, action, result, by } as const),
      ip: isTold && typeof personal.ip === 'string' ? personal.ip : null,
      device: userAgent === null ? null : deviceOf(userAgent),
    }
  })
  return next === undefined ? { events } : { events, next }
}

/** So many pages of the trail are read for one of the account: an administrator's own work is in the trail, not here. */
const rounds = 5

/** What people do as such; whatever else they do, they do as administrators. */
const ownKinds = [
  'session.',
  'credential.',
  'factor.',
  'passkey.',
  'device.',
  'consent.',
  'client.disconnected',
  'user.',
]

/** Whether something concerns somebody's account: it was done to them, or they did it to their own. */
const isOfAccount = ({ action, target, actor, personId }: ListedEvent, userId: string): boolean =>
  target.id === userId ||
  (actor.kind === 'user' &&
    target.kind !== 'user' &&
    (personId === null || personId === userId) &&
    ownKinds.some((kind) => action.startsWith(kind)))
