import type { InvitationState } from '#lib/identity/invitations/state.ts'
import { saying } from '#lib/language/saying.ts'
import { wayHome } from './mailed-link.ts'
import { message } from './messages.ts'
import type { Page, Visit } from './visit.ts'

type Closed = Exclude<InvitationState, 'pending'> | 'unknown'

const statuses: Readonly<Record<Closed, number>> = { unknown: 404, expired: 410, revoked: 410, accepted: 410 }

/** Why an invitation's link opens nothing (any more), and whom to ask. */
export function closedInvitation(visit: Visit, state: Closed): Page {
  const action = state === 'accepted' ? wayHome(visit) : undefined
  const [title, text] = [saying(`invitation.${state}.title`), saying(`invitation.${state}.text`)]
  return message(visit, statuses[state], title, text, action)
}

/** Done: where to go from here. */
export const acceptedInvitation = (visit: Visit): Page =>
  visit.snapshot.kind === 'control'
    ? message(
        visit,
        200,
        saying('invitation.done.title'),
        saying('invitation.done.portal', { tenant: visit.snapshot.tenant.displayName }),
        wayHome(visit),
      )
    : message(visit, 200, saying('invitation.done.title'), saying('invitation.done.text'))
