import type { MessageView, WayOn } from '#components/hosted/views.ts'
import { type Saying, saying } from '#lib/language/saying.ts'
import type { Asked } from '#lib/oidc/model.ts'
import { recordFormRefused } from '../trail.ts'
import { restartUrl } from './links.ts'
import type { Page, Visit } from './visit.ts'

/** Friendly ends of the road (UX-H24): what happened, what it means, a way on. */
export function message(
  visit: Visit,
  status: number,
  title: Saying,
  text: Saying,
  action?: WayOn,
  list?: MessageView['list'],
): Page {
  const { displayName } = visit.snapshot.tenant
  const view = { view: 'message', tenantName: displayName, title, message: text, list, tone: 'neutral' } as const
  return { status, view: action === undefined ? view : { ...view, action } }
}

/** A bookmark, or a request so old that it is gone. Nothing is known of the app. */
export const unknownRequest = (visit: Visit): Page =>
  message(visit, 404, saying('message.unknownRequest.title'), saying('message.unknownRequest.text'))

/** The request is ours and its time has run out; the app's own request can be made again. */
export const expiredRequest = (visit: Visit, asked: Asked): Page =>
  message(visit, 400, saying('message.expiredRequest.title'), saying('message.expiredRequest.text'), {
    href: restartUrl(visit.snapshot.environment.issuer, asked),
    label: saying('action.startAgain'),
  })

/** Back, after all was done: the app has had its answer. */
export async function finishedRequest(visit: Visit, asked: Asked): Promise<Page> {
  const home = await visit.snapshot.presentation(asked.clientId)
  const href = home?.clientUri ?? homeOf(asked.redirectUri)
  const action =
    href === undefined
      ? undefined
      : { href, label: home === undefined ? saying('action.goToApp') : saying('action.goTo', { app: home.name }) }
  return message(visit, 400, saying('message.finishedRequest.title'), saying('message.finishedRequest.text'), action)
}

/** SECURITY A43: somebody else's sign-in, or a browser that keeps no cookies. The two look alike, so both are named. */
export const foreignBrowser = (visit: Visit): Page =>
  message(visit, 403, saying('message.foreignBrowser.title'), saying('message.foreignBrowser.text'))

/** SECURITY A41: the form did not come from a page of ours. Nothing was done, and the trail has it. */
export async function foreignForm(visit: Visit, action?: WayOn): Promise<Page> {
  await recordFormRefused(visit.snapshot, visit.now)
  return message(visit, 403, saying('message.foreignForm.title'), saying('message.foreignForm.text'), action)
}

/** The app's own front door, where it registered none: the origin it receives codes at. */
function homeOf(redirectUri: string): string | undefined {
  const url = new URL(redirectUri)
  return url.protocol === 'https:' || url.protocol === 'http:' ? `${url.origin}/` : undefined
}
