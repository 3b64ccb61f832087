import { ServiceError } from '#lib/kernel/errors.ts'
import type { Step as PolicyStep } from '#lib/oidc/authorize/interaction.ts'
import type { AuthorizeAnswer, AuthorizeOutcome } from '#lib/oidc/authorize/outcome.ts'
import { resume } from '#lib/oidc/authorize/resume.ts'
import type { Ports } from '#lib/oidc/ports.ts'
import type { ProtocolResponse } from '#lib/oidc/protocol.ts'
import { retryOnStale } from '#lib/oidc/retry-on-stale.ts'
import { proceedToAccount } from '../account/finish.ts'
import { isAccountRequest } from '../account/request.ts'
import { type StepName, seeOther, stepUrl } from './links.ts'
import type { Transaction, Visit } from './visit.ts'

const stepNames: Record<PolicyStep, StepName> = {
  sign_in: 'signIn',
  step_up: 'stepUp',
  select_account: 'selectAccount',
  consent: 'consent',
}

/**
 * Decides again from the stored request alone: the answer to the app, or the step that is still missing. A step that
 * another tab has finished meanwhile is thereby skipped in this one (UX-H23).
 */
export async function proceed(visit: Visit, transaction: Transaction): Promise<ProtocolResponse | PolicyStep> {
  const { request } = transaction
  if (isAccountRequest(request.asked)) return proceedToAccount(visit, transaction)
  const outcome = await decided(visit, (ports) => resume(request, ports, visit.now))
  return outcome.kind === 'respond' ? outcome.response : outcome.step
}

/** A decision on the newest snapshot. While that keeps moving, a person gets a page that says so, and not JSON. */
export async function decided(
  visit: Visit,
  decide: (ports: Ports) => Promise<AuthorizeAnswer>,
): Promise<AuthorizeOutcome> {
  const outcome = await retryOnStale<AuthorizeOutcome>(decide, async (again) => (again ? visit.reload() : visit.ports))
  if ('kind' in outcome) return outcome
  throw new ServiceError('unavailable', 'the configuration keeps changing', { retryAfterSeconds: 1 })
}

/** As `proceed`, for a page that is about one step: undefined when that step is indeed what is missing. */
export async function proceedUnless(
  visit: Visit,
  transaction: Transaction,
  here: PolicyStep,
): Promise<ProtocolResponse | undefined> {
  const next = await proceed(visit, transaction)
  if (typeof next !== 'string') return next
  return next === here ? undefined : seeOther(stepAddress(visit, next, transaction.request.id))
}

/** The URL of the step that the engine decided on. */
export const stepAddress = (visit: Visit, step: PolicyStep, requestId: string): string =>
  stepUrl(visit.snapshot.environment.issuer, stepNames[step], requestId)

/** Where every form leads when it has done its work: one GET that decides what comes next. */
export const continueWith = (
  visit: Visit,
  requestId: string,
  headers: Record<string, string | string[]> = {},
): ProtocolResponse => seeOther(stepUrl(visit.snapshot.environment.issuer, 'continue', requestId), headers)
