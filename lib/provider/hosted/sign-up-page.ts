import type { SignUpStep } from '#components/hosted/views.ts'
import { offersSignUp } from '#lib/identity/sign-up/rules.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { saying } from '#lib/language/saying.ts'
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
      saying(signUp.mode === 'invitation' ? 'message.invitationOnly' : 'message.noSignUp'),
      saying('message.noSignUpText', { tenant: tenant.displayName }),
    )
  if (visit.request.method !== 'POST' && parameter(visit.request, 'request') === undefined)
    return message(visit, 404, saying('message.beginInApp.title'), saying('message.beginInApp.text'))
  const transaction = await openTransaction(visit)
  if ('view' in transaction || visit.request.method !== 'POST') return transaction
  const { issuer } = visit.snapshot.environment
  if (isOurForm(visit.request, issuer, tokenOf(transaction))) return transaction
  return foreignForm(visit, {
    href: stepUrl(issuer, 'signUp', transaction.request.id),
    label: saying('action.beginAgain'),
  })
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
  const { environment, tenant } = visit.snapshot
  const { request } = transaction
  const app = await visit.snapshot.presentation(request.asked.clientId)
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
