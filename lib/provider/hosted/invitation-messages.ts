import type { InvitationState } from '#lib/identity/invitations/state.ts'
import { portalPath } from '#lib/tenancy/portal-path.ts'
import { message } from './messages.ts'
import type { Page, Visit } from './visit.ts'

type Closed = Exclude<InvitationState, 'pending'> | 'unknown'

const said: Readonly<Record<Closed, { status: number; title: string; text: string }>> = {
  unknown: {
    status: 404,
    title: 'This invitation is not known',
    text: 'The link may be cut off, or a newer one was sent to you: only the newest works. Ask whoever invited you to send it again.',
  },
  expired: {
    status: 410,
    title: 'This invitation has expired',
    text: 'Ask whoever invited you to send it again.',
  },
  revoked: {
    status: 410,
    title: 'This invitation was taken back',
    text: 'Whoever invited you, or another administrator, revoked it.',
  },
  accepted: {
    status: 410,
    title: 'This invitation has been used',
    text: 'An invitation works once. If it was you who used it, you can sign in.',
  },
}

/** Why an invitation's link opens nothing (any more), and whom to ask. */
export function closedInvitation(visit: Visit, state: Closed): Page {
  const { status, title, text } = said[state]
  return message(visit, status, title, text, state === 'accepted' ? portalAction(visit) : undefined)
}

/** Done: where to go from here. */
export const acceptedInvitation = (visit: Visit): Page =>
  visit.snapshot.kind === 'control'
    ? message(
        visit,
        200,
        'You are in',
        `You can sign in to the console of ${visit.snapshot.tenant.displayName} now.`,
        portalAction(visit),
      )
    : message(visit, 200, 'You are in', 'You can sign in now. Open the app that you were invited to.')

/** Administrators go on to the portal; for others we do not know which app they want. */
const portalAction = ({ snapshot, place }: Visit) =>
  snapshot.kind === 'control' ? { href: portalPath(place.tenant), label: 'Sign in to the console' } : undefined
