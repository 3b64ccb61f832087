import type { Asked } from '#lib/oidc/model.ts'
import { recordFormRefused } from '../trail.ts'
import { restartUrl } from './links.ts'
import type { Page, Visit } from './visit.ts'

type Action = { href: string; label: string }

/** Friendly ends of the road (UX-H24): what happened, what it means, a way on. */
export function message(visit: Visit, status: number, title: string, text: string, action?: Action): Page {
  const { displayName } = visit.snapshot.tenant
  const view = { view: 'message', tenantName: displayName, title, message: text, tone: 'neutral' } as const
  return { status, view: action === undefined ? view : { ...view, action } }
}

/** A bookmark, or a request so old that it is gone. Nothing is known of the app. */
export const unknownRequest = (visit: Visit): Page =>
  message(
    visit,
    404,
    'This page belongs to a sign-in that is over',
    'It may have been bookmarked, or left open for too long. Go to the app you want to use and sign in from there.',
  )

/** The request is ours and its time has run out; the app's own request can be made again. */
export const expiredRequest = (visit: Visit, asked: Asked): Page =>
  message(visit, 400, 'This sign-in took too long', 'For your safety a sign-in has to be finished in time.', {
    href: restartUrl(visit.snapshot.environment.issuer, asked),
    label: 'Start again',
  })

/** Back, after all was done: the app has had its answer. */
export async function finishedRequest(visit: Visit, asked: Asked): Promise<Page> {
  const home = await visit.snapshot.presentation(asked.clientId)
  const href = home?.clientUri ?? homeOf(asked.redirectUri)
  const action = href === undefined ? undefined : { href, label: `Go to ${home?.name ?? 'the app'}` }
  return message(
    visit,
    400,
    'This sign-in is finished',
    'You were sent back to the app. Open the app again to go on.',
    action,
  )
}

/** SECURITY A43: somebody else's sign-in, or a browser that keeps no cookies. The two look alike, so both are named. */
export const foreignBrowser = (visit: Visit): Page =>
  message(
    visit,
    403,
    'This sign-in was started in another browser',
    'Go to the app in this browser and sign in from there. If you already did, allow cookies for this site first.',
  )

/** SECURITY A41: the form did not come from a page of ours. Nothing was done, and the trail has it. */
export async function foreignForm(visit: Visit, action?: Action): Promise<Page> {
  await recordFormRefused(visit.snapshot, visit.now)
  return message(
    visit,
    403,
    'This form can’t be used',
    'It is too old, or it did not come from this page. Nothing has been changed.',
    action,
  )
}

/** The app's own front door, where it registered none: the origin it receives codes at. */
function homeOf(redirectUri: string): string | undefined {
  const url = new URL(redirectUri)
  return url.protocol === 'https:' || url.protocol === 'http:' ? `${url.origin}/` : undefined
}
