import type { AuthorizationRequest, Client, Environment, Grant, Session } from '../model.ts'
import type { ErrorCode } from '../refusal.ts'
import { meetsEssentialAcr, meetsVoluntaryAcr } from './acr.ts'
import { consentIsMissing } from './consent.ts'
import { wantedSubject } from './session.ts'

/** `step_up`: somebody is signed in, and must show more. */
export type Step = 'sign_in' | 'step_up' | 'select_account' | 'consent'

/** Everything the decision rests on: the stored request, never a URL. */
export type Situation = {
  request: AuthorizationRequest
  client: Client
  environment: Environment
  sessions: readonly Session[]
  session: Session | undefined
  grant: Grant | undefined
  /** The policy of the place demands more of this person than the session shows. */
  isTooWeak: boolean
  now: Date
}

type InteractionCheck = {
  reason: string
  step: Step
  /** What prompt=none answers instead (OIDC Core §3.1.2.6). */
  error: ErrorCode
  isNeeded(situation: Situation): boolean
}

const asks = (situation: Situation, prompt: string): boolean =>
  situation.request.asked.prompts.some((value) => value === prompt)

/** Only an authentication made after the request counts as made for it; a tampered URL changes nothing (A23). */
const isFresh = ({ request, session }: Situation): boolean =>
  session !== undefined && session.authTime.getTime() >= request.createdAt.getTime()

/** Whether this request has asked for all that the person could show: asking once more would lead nowhere. */
const isTried = (it: Situation): boolean => it.request.progress.isRaised === true || isFresh(it)

/** OIDC Core §3.1.2.3 and §3.1.2.4 as data: the first check that needs something decides the step. */
export const interactionPolicy: readonly InteractionCheck[] = [
  {
    reason: 'account_choice_requested',
    step: 'select_account',
    error: 'account_selection_required',
    isNeeded: (it) => asks(it, 'select_account') && it.request.progress.sessionId === null && it.sessions.length > 0,
  },
  {
    reason: 'several_accounts',
    step: 'select_account',
    error: 'account_selection_required',
    isNeeded: (it) =>
      it.session === undefined && it.sessions.length > 1 && wantedSubject(it.request.asked) === undefined,
  },
  {
    reason: 'not_signed_in',
    step: 'sign_in',
    error: 'login_required',
    isNeeded: (it) => it.session === undefined,
  },
  {
    reason: 'another_user_wanted',
    step: 'sign_in',
    error: 'login_required',
    isNeeded: (it) => (wantedSubject(it.request.asked) ?? it.session?.sub) !== it.session?.sub,
  },
  {
    reason: 'login_requested',
    step: 'sign_in',
    error: 'login_required',
    isNeeded: (it) => asks(it, 'login') && !isFresh(it),
  },
  {
    reason: 'max_age_passed',
    step: 'sign_in',
    error: 'login_required',
    isNeeded: (it) => isOlderThanMaxAge(it) && !isFresh(it),
  },
  {
    reason: 'policy_not_met',
    step: 'step_up',
    error: 'login_required',
    isNeeded: (it) => it.isTooWeak,
  },
  {
    reason: 'stronger_sign_in_required',
    step: 'step_up',
    error: 'login_required',
    isNeeded: (it) =>
      it.session !== undefined && !meetsEssentialAcr(it.request.asked, it.session, it.environment) && !isTried(it),
  },
  {
    reason: 'stronger_sign_in_preferred',
    step: 'step_up',
    error: 'login_required',
    isNeeded: (it) =>
      it.session !== undefined && !meetsVoluntaryAcr(it.request.asked, it.session, it.environment) && !isTried(it),
  },
  { reason: 'consent_missing', step: 'consent', error: 'consent_required', isNeeded: consentIsMissing },
]

/** The first check that needs something of the person; undefined when the request can be answered. */
export const neededCheck = (situation: Situation): InteractionCheck | undefined =>
  interactionPolicy.find((check) => check.isNeeded(situation))

function isOlderThanMaxAge({ request, session, now }: Situation): boolean {
  const { maxAgeSeconds } = request.asked
  return (
    maxAgeSeconds !== null && session !== undefined && now.getTime() - session.authTime.getTime() > maxAgeSeconds * 1000
  )
}
