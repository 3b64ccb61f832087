import type { MailedLinkView } from '#components/hosted/mailed-views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { type LinkState, lookAtLink } from '#lib/identity/challenges/answer-link.ts'
import type { Answered } from '#lib/identity/challenges/answered.ts'
import { type LinkKey, readLink } from '#lib/identity/challenges/link.ts'
import type { ChallengePlace } from '#lib/identity/challenges/place.ts'
import type { ChallengePurpose } from '#lib/identity/challenges/purpose.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { saying } from '#lib/language/saying.ts'
import { portalPath } from '#lib/tenancy/portal-path.ts'
import { field, formToken, isOurForm, parameter } from './form.ts'
import { type StepName, stepPaths } from './links.ts'
import { foreignForm, message } from './messages.ts'
import { nameBrowser } from './new-browser.ts'
import type { Page, Visit } from './visit.ts'

/** A mailed link that still holds, with what its page carries. */
export type OpenLink = {
  place: ChallengePlace
  key: LinkKey
  challenge: Answered
  shown: { challenge: string; token: string }
}

export const challengePlace = ({ snapshot: { directoryId, environment } }: Visit): ChallengePlace => ({
  directoryId,
  environmentId: environment.id,
})

/** The link that the address or the form names, or the page that says why it opens nothing. Nothing is used up (Y07). */
export async function openLink(visit: Visit, purpose: ChallengePurpose): Promise<OpenLink | Page> {
  const read = (name: string) =>
    (visit.request.method === 'POST' ? field(visit.request, name) : parameter(visit.request, name)) ?? ''
  const shown = { challenge: read('challenge'), token: read('token') }
  const key = readLink(shown.challenge, shown.token)
  const place = challengePlace(visit)
  const { tenant } = visit.snapshot
  const state = await withTenant(tenant.id, (tx) => lookAtLink(tx, { place, purpose, key, now: visit.now }))
  if (state.kind !== 'ok' || key === undefined) return deadLink(visit, state.kind === 'ok' ? 'unknown' : state.kind)
  return { place, key, challenge: state.challenge, shown }
}

type Dead = Exclude<LinkState['kind'], 'ok'>

const statuses: Record<Dead, number> = { unknown: 404, replaced: 410, used: 410, expired: 410, dead: 410 }

/** Why a mailed link opens nothing (any more), and what to do. */
export function deadLink(visit: Visit, kind: Dead): Page {
  return message(visit, statuses[kind], saying(`link.${kind}.title`), saying(`link.${kind}.text`))
}

/** What a link's page is for, and what it asks for besides. */
type About = {
  kind: MailedLinkView['kind']
  requestId?: string | null
  newPassword?: MailedLinkView['newPassword']
  taken?: MailedLinkView['taken']
  account?: MailedLinkView['account']
}

/** The page of a mailed link: its button, in the browser that opened it, which gets a name if it has none. */
export async function linkPage(
  visit: Visit,
  step: StepName,
  { shown, challenge }: OpenLink,
  aboutFor: (browserHash: Uint8Array) => About,
  status = 200,
): Promise<Page> {
  const { tenant, environment } = visit.snapshot
  const { hash, csrf, headers } = await nameForLink(visit, { challenge })
  const { requestId, ...about } = aboutFor(hash)
  return {
    status,
    headers,
    view: {
      view: 'mailed_link',
      tenantName: tenant.displayName,
      action: `${environment.issuer}${stepPaths[step]}`,
      csrf,
      ...(requestId == null ? {} : { requestId: formatId('request', requestId) }),
      ...shown,
      email: challenge.normalized,
      ...about,
    },
  }
}

/** The browser that opened a link, which gets a name if it has none, and what the form of the link's page carries in it. */
export async function nameForLink(visit: Visit, { challenge }: Pick<OpenLink, 'challenge'>) {
  const known = await visit.browser()
  const browser = known ?? (await withTenant(visit.snapshot.tenant.id, (tx) => nameBrowser(tx, visit)))
  const csrf = formToken(browser.hash, `mailed-link:${challenge.id}`)
  return { hash: browser.hash, csrf, headers: 'headers' in browser ? browser.headers : {} }
}

/** Undefined when the form came from the page of this link in this browser; else the page that refuses it (A41). */
export async function refuseLinkForm(
  visit: Visit,
  { challenge, shown }: OpenLink,
  step: StepName,
): Promise<Page | undefined> {
  const { issuer } = visit.snapshot.environment
  const browser = await visit.browser()
  if (browser !== undefined && isOurForm(visit.request, issuer, formToken(browser.hash, `mailed-link:${challenge.id}`)))
    return undefined
  const href = `${issuer}${stepPaths[step]}?${new URLSearchParams(shown)}`
  return foreignForm(visit, { href, label: saying('link.openAgain') })
}

/** Where somebody goes on who is not on the way to an app: administrators to the console, others where they came from. */
export const wayHome = ({ snapshot, place }: Visit) =>
  snapshot.kind === 'control' ? { href: portalPath(place.tenant), label: saying('action.signInConsole') } : undefined
