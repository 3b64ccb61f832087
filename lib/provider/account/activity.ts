import type { Cursor } from '#lib/audit/find-events.ts'
import { listOwnActivity } from '#lib/identity/account/own-activity.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { parameter } from '../hosted/form.ts'
import type { Answer, Step, Visit } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { accountUrl } from './paths.ts'
import { seen, shellOf } from './shell.ts'

/** What happened to the account in the last days (UX-H56). */
async function show(account: Account): Promise<Answer> {
  const { visit, person } = account
  const whose = { directoryId: person.directoryId, userId: person.id }
  const after = cursorOf(visit)
  const { events, next } = await account.run((tx) => listOwnActivity(tx, whose, visit.now, after))
  return {
    view: {
      view: 'account_activity',
      shell: shellOf(account, 'activity'),
      events: events.map(({ device, ...event }) => ({ ...event, device: device === null ? null : seen(device) })),
      days: bounds.account.activityDays,
      olderHref: next === undefined ? undefined : accountUrl(visit, '/activity', `?before=${writeCursor(next)}`),
      newestHref: after === undefined ? undefined : accountUrl(visit, '/activity'),
    },
  }
}

const writeCursor = ({ at, id }: Cursor): string => `${at.getTime()}.${formatId('event', id)}`

/** The place that the page before ended at; one that we never wrote begins anew. */
function cursorOf({ request }: Visit): Cursor | undefined {
  const [time = '', shown = ''] = (parameter(request, 'before') ?? '').split('.')
  const id = parseId('event', shown)
  return id === undefined || !/^\d{12,14}$/.test(time) ? undefined : { at: new Date(Number(time)), id }
}

/** The page of what happened to somebody's account. */
export const accountActivity: Step = accountPage({ GET: show })
