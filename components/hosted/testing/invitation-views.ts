import type { InvitationView } from '../views.ts'
import { surroundings } from './surroundings.ts'

const invitation = {
  ...surroundings,
  view: 'invitation',
  action: '/t/acme/production/invitation',
  csrf: 'dG9rZW4',
  token: 'sgi_token',
  email: 'priya.raghunathan@acme.test',
  inviter: 'Olive Owner',
  isForPortal: false,
} as const
const account = { name: 'Priya Raghunathan', email: 'priya.raghunathan@acme.test' }

/** What whoever opens an invitation may be asked, and each refusal. */
export const invitationViews = {
  invitation: { ...invitation, step: { kind: 'new', name: '', password: { minLength: 15 }, isBusy: false } },
  refusedInvitation: {
    ...invitation,
    isForPortal: true,
    step: {
      kind: 'new',
      name: '',
      nameProblem: { key: 'signUp.name', values: { count: 100 } },
      password: { minLength: 15, problem: { key: 'newPassword.problem.too_short', values: { count: 15 } } },
      isBusy: false,
    },
  },
  busyInvitation: {
    ...invitation,
    inviter: undefined,
    step: { kind: 'new', name: 'Priya', password: { minLength: 15 }, isBusy: true },
  },
  invitationOfKnown: { ...invitation, step: { kind: 'sign_in', error: { kind: 'wrong', triesLeft: 4 } } },
  acceptInvitation: { ...invitation, step: { kind: 'accept', account } },
  invitationOfOther: {
    ...invitation,
    step: { kind: 'other_account', account: { ...account, email: 'somebody.else@acme.test' } },
  },
} as const satisfies Record<string, InvitationView>
