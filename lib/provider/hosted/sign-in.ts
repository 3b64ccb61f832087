import type { HostedView, IdentifierError } from '#components/hosted/views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { readEmail } from '#lib/identity/email.ts'
import { lastMethodOn } from '#lib/identity/last-method.ts'
import { beginAuthentication } from '#lib/identity/passkeys/authenticate.ts'
import { offersSignUp } from '#lib/identity/sign-up/rules.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { loadMfaPolicy } from '#lib/policy/mfa.ts'
import { field, formToken, isOurForm, isOurOrigin, parameter } from './form.ts'
import { seeOther, stepUrl } from './links.ts'
import { foreignForm } from './messages.ts'
import { authenticating } from './passkey.ts'
import { proceedUnless } from './proceed.ts'
import { saveProgress } from './requests.ts'
import { signInPlace } from './sign-in-place.ts'
import { openTransaction } from './transaction.ts'
import type { Answer, Page, Step, Transaction, Visit } from './visit.ts'

/** The identifier first; the next page is the same for known and unknown ones (UX-H5). */
async function show(visit: Visit): Promise<Answer> {
  const transaction = await openTransaction(visit)
  if ('view' in transaction) return transaction
  const another = parameter(visit.request, 'another') !== undefined
  const elsewhere = another ? undefined : await proceedUnless(visit, transaction, 'sign_in')
  return elsewhere ?? page(visit, transaction, transaction.identifier ?? (another ? undefined : hintOf(transaction)))
}

async function submit(visit: Visit): Promise<Answer> {
  const transaction = await openTransaction(visit)
  if ('view' in transaction) return transaction
  const { environment, tenant } = visit.snapshot
  const { request, browser } = transaction
  if (!isOurForm(visit.request, environment.issuer, formToken(browser.hash, `sign-in:${request.id}`)))
    return refuseForm(visit, transaction)
  const typed = field(visit.request, 'username')
  const email = readEmail(typed ?? '')
  if (email === undefined)
    return page(visit, transaction, typed, { kind: typed === undefined ? 'missing' : 'malformed' }, 400)
  await withTenant(tenant.id, (tx) => saveProgress(tx, visit.snapshot, request.id, request.progress, email.value))
  return seeOther(stepUrl(environment.issuer, 'password', request.id))
}

/**
 * A foreign origin is told nothing. A page of ours that grew old continues where another tab left off, unless it is another
 * person who types here: they are asked anew, and never sent on as whoever signed in meanwhile (SECURITY C13).
 */
export async function refuseForm(visit: Visit, transaction: Transaction): Promise<Answer> {
  const { issuer } = visit.snapshot.environment
  if (!isOurOrigin(visit.request, new URL(issuer).origin)) return foreignForm(visit)
  const typed = readEmail(field(visit.request, 'username') ?? '')?.value ?? transaction.identifier
  const { sessions } = transaction.browser
  const isOfThisBrowser = typed === null || sessions.some(({ email }) => email === typed)
  if (sessions.length > 0 && isOfThisBrowser) {
    const elsewhere = await proceedUnless(visit, transaction, 'sign_in')
    if (elsewhere !== undefined) return elsewhere
  }
  return page(visit, transaction, typed ?? undefined, { kind: 'expired' }, 403)
}

async function page(
  visit: Visit,
  { request, browser }: Transaction,
  identifier: string | undefined,
  error?: IdentifierError,
  status = 200,
): Promise<Page> {
  const { environment, tenant } = visit.snapshot
  const app = await visit.snapshot.presentation(request.asked.clientId)
  const { passkey, lastMethod } = await passkeyOptions(visit, { request, browser, identifier: null, signing: null })
  const view: HostedView = {
    view: 'sign_in',
    step: 'identifier',
    tenantName: tenant.displayName,
    clientName: app?.name ?? '',
    clientLogo: app?.logoUri,
    action: stepUrl(environment.issuer, 'signIn', request.id),
    csrf: formToken(browser.hash, `sign-in:${request.id}`),
    requestId: formatId('request', request.id),
    identifier: identifier?.slice(0, 320),
    passkey: passkey && { action: stepUrl(environment.issuer, 'passkey', request.id), options: passkey },
    isPasskeyLast: lastMethod === 'passkey',
    error,
    signUpHref: offersSignUp(visit.snapshot.signUp) ? stepUrl(environment.issuer, 'signUp', request.id) : undefined,
  }
  return { view, status, redirectUri: request.asked.redirectUri }
}

/** UX-H2: what a passkey has to sign, where the policy of the place lets one sign in; and how one signed in here last (UX-H19). */
async function passkeyOptions(visit: Visit, transaction: Transaction) {
  const it = await authenticating(visit, transaction)
  const { environment, directoryId } = signInPlace(visit)
  const scope = { environment, directoryId, clientId: it.clientRef ?? undefined, roleIds: [] }
  return withTenant(visit.snapshot.tenant.id, async (tx) => {
    const [rules, lastMethod] = await Promise.all([
      loadMfaPolicy(tx, scope),
      lastMethodOn(tx, environment.id, transaction.browser.id),
    ])
    return { passkey: rules.passkeyFirst === 1 ? await beginAuthentication(tx, it) : undefined, lastMethod }
  })
}

const hintOf = ({ request }: Transaction): string | undefined => request.asked.loginHint ?? undefined

/** The step on which the person says who they are; whether there is such a person is not told. */
export const signIn: Step = { GET: show, POST: submit }
