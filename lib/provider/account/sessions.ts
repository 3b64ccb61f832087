import { endOwnSessions } from '#lib/identity/account/end-own-sessions.ts'
import { forgetOwnDevices, listOwnDevices } from '#lib/identity/account/own-devices.ts'
import { listOwnSessions } from '#lib/identity/account/own-sessions.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { field } from '../hosted/form.ts'
import { seeOther } from '../hosted/links.ts'
import type { Answer, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { doneUrl } from './paths.ts'
import { seen, shellOf } from './shell.ts'

const whoseOf = ({ person }: Account) => ({ directoryId: person.directoryId, userId: person.id })

/** Where somebody is signed in, and which browsers are not asked for a second factor (UX-H52, H33). */
async function show(account: Account): Promise<Answer> {
  const { visit, session: current } = account
  const { now } = visit
  const { sessions, total } = await account.run((tx) => listOwnSessions(tx, whoseOf(account), now))
  const devices = await account.run((tx) => listOwnDevices(tx, whoseOf(account), now))
  return {
    view: {
      view: 'account_sessions',
      shell: shellOf(account, 'sessions'),
      sessions: sessions.map(({ id, device, ...session }) => ({
        ...session,
        item: formatId('session', id),
        isThis: id === current.id,
        device: seen(device),
      })),
      total,
      end: account.form('/sessions/end'),
      endOthers: account.form('/sessions/end-others'),
      devices: devices.map(({ device, ...remembered }) => ({ ...remembered, device: seen(device) })),
      askAgain: account.form('/sessions/ask-again'),
    },
  }
}

/** Ends one of their sessions, this one too. One that has ended meanwhile is as good as ended now. */
async function end(account: Account): Promise<Answer> {
  const { visit } = account
  const id = parseId('session', field(visit.request, 'item') ?? '')
  if (id !== undefined) await account.run((tx) => endOwnSessions(tx, whoseOf(account), { id }, visit.now))
  return seeOther(doneUrl(visit, '/sessions', 'session_ended'))
}

async function endOthers(account: Account): Promise<Answer> {
  const { visit, session } = account
  await account.run((tx) => endOwnSessions(tx, whoseOf(account), { except: session.id }, visit.now))
  return seeOther(doneUrl(visit, '/sessions', 'sessions_ended'))
}

async function askAgain(account: Account): Promise<Answer> {
  const { visit } = account
  await account.run((tx) => forgetOwnDevices(tx, whoseOf(account), visit.now))
  return seeOther(doneUrl(visit, '/sessions', 'devices_forgotten'))
}

/** The page of somebody's sessions, and its forms. */
export const accountSessions: Step = accountPage({ GET: show })
export const accountSessionEnd: Step = accountPage({ POST: end, shownAt: '/sessions' })
export const accountSessionsEndOthers: Step = accountPage({ POST: endOthers, shownAt: '/sessions' })
export const accountAskAgain: Step = accountPage({ POST: askAgain, shownAt: '/sessions' })
