import type { SignUpStep } from '#components/hosted/views.ts'
import { offersSignUp } from '#lib/identity/sign-up/rules.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { formToken, isOurForm, parameter } from './form.ts'
import { type StepName, stepUrl } from './links.ts'
import { foreignForm, message } from './messages.ts'
import { openTransaction } from './transaction.ts'
import type { Answer, Page, Transaction, Visit } from './visit.ts'

/** The request of somebody who makes an account, or the page that says why there is nothing for them here. */
export async function openSignUp(visit: Visit): Promise<Transaction | Answer> {
  const { signUp, tenant } = visit.snapshot
  if (!offersSignUp(signUp))
    return message(
      visit,
      403,
      signUp.mode === 'invitation' ? 'An account takes an invitation' : 'No accounts are made here',
      `Ask whoever runs ${tenant.displayName} for one. If you have an account, go to the app and sign in.`,
    )
  if (visit.request.method !== 'POST' && parameter(visit.request, 'request') === undefined)
    return message(
      visit,
      404,
      'Begin in the app',
      'An account is made on the way to an app. Open the app that you want to use, choose to sign in, and create your account from there.',
    )
  const transaction = await openTransaction(visit)
  if ('view' in transaction || visit.request.method !== 'POST') return transaction
  const { issuer } = visit.snapshot.environment
  if (isOurForm(visit.request, issuer, tokenOf(transaction))) return transaction
  return foreignForm(visit, { href: stepUrl(issuer, 'signUp', transaction.request.id), label: 'Begin again' })
}

/** Whether there is a request to go on with. */
export const isTransaction = (opened: Transaction | Answer): opened is Transaction => 'browser' in opened

const tokenOf = ({ browser, request }: Transaction): string => formToken(browser.hash, `sign-up:${request.id}`)

/** A page of sign-up, at one of its steps, which posts to the step named. */
export async function signUpPage(
  visit: Visit,
  transaction: Transaction,
  to: StepName,
  step: SignUpStep,
  status = 200,
  headers: Record<string, string> = {},
): Promise<Page> {
  const { environment, tenant, presentation } = visit.snapshot
  const { request } = transaction
  const app = await presentation(request.asked.clientId)
  return {
    status,
    headers,
    redirectUri: request.asked.redirectUri,
    view: {
      view: 'sign_up',
      tenantName: tenant.displayName,
      clientName: app?.name ?? '',
      clientLogo: app?.logoUri,
      action: stepUrl(environment.issuer, to, request.id),
      csrf: tokenOf(transaction),
      requestId: formatId('request', request.id),
      signInHref: stepUrl(environment.issuer, 'signIn', request.id, '&another=1'),
      beginHref: stepUrl(environment.issuer, 'signUp', request.id),
      step,
    },
  }
}
