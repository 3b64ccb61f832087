import type { OwnCodeError } from '#components/account/security-views.ts'
import { readSecurity } from '#lib/identity/account/security-state.ts'
import { admitFactor, factorPassed } from '#lib/identity/factor-admission.ts'
import { findAccountName } from '#lib/identity/find-account-name.ts'
import { beginTotp, confirmTotp } from '#lib/identity/totp/enrol.ts'
import { keyText, keyUri } from '#lib/identity/totp/secret.ts'
import { loadPolicyValues } from '#lib/policy/load.ts'
import { field } from '../hosted/form.ts'
import { seeOther } from '../hosted/links.ts'
import { qrPath } from '../hosted/qr-path.ts'
import { signInPlace } from '../hosted/sign-in-place.ts'
import type { Answer, Page, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { guarded } from './guarded.ts'
import { accountUrl, doneUrl } from './paths.ts'
import { raiseSession } from './raise.ts'
import { shellOf } from './shell.ts'

const whoseOf = ({ person }: Account) => ({ directoryId: person.directoryId, userId: person.id })

const securityOf = (account: Account) =>
  account.run((tx) => readSecurity(tx, whoseOf(account), signInPlace(account.visit).environment))

async function show(account: Account): Promise<Answer> {
  const { rules, totp } = await securityOf(account)
  return rules.totp === 1 ? page(account, totp.length > 0) : seeOther(accountUrl(account.visit, '/security'))
}

/** What to put into the app: the same while this session asks, and worth nothing until it is confirmed (UX-H34). */
async function page(account: Account, isReplacing: boolean, error?: OwnCodeError): Promise<Page> {
  const { visit, session } = account
  const { tenant } = visit.snapshot
  const [secret, name] = await account.run(async (tx) => [
    await beginTotp(tx, whoseOf(account), { requestId: session.id, now: visit.now }),
    await findAccountName(tx, whoseOf(account)),
  ])
  const uri = keyUri(secret, { issuer: tenant.displayName, account: name })
  const isLater = error?.kind === 'throttled'
  return {
    status: error === undefined ? 200 : isLater ? 429 : 400,
    ...(isLater ? { headers: { 'retry-after': String(error.retryAfterSeconds) } } : {}),
    view: {
      view: 'account_totp',
      shell: shellOf(account, 'security'),
      form: account.form('/security/totp'),
      ...{ isReplacing, account: name, key: keyText(secret), uri, qr: qrPath(uri), error },
    },
  }
}

async function confirm(account: Account): Promise<Answer> {
  const { visit } = account
  const { rules, totp, recoveryCodes } = await securityOf(account)
  if (rules.totp !== 1) return seeOther(accountUrl(visit, '/security'))
  const isReplacing = totp.length > 0
  const typed = field(visit.request, 'code')
  if (typed === undefined) return page(account, isReplacing, { kind: 'missing' })
  const tried = await attempt(account, typed)
  if (tried === 'again') return seeOther(accountUrl(visit, '/security/totp'))
  if (tried.kind !== 'confirmed') return page(account, isReplacing, tried)
  if (isReplacing) return seeOther(doneUrl(visit, '/security', 'totp_replaced'), tried.headers)
  // Whoever set up their first app is shown at once what lets them in without it.
  const isDue = rules.recoveryCodes === 1 && (recoveryCodes?.left ?? 0) === 0
  return seeOther(doneUrl(visit, isDue ? '/security/codes' : '/security', 'totp_added'), tried.headers)
}

/** Counted before it is looked at, as every code. */
async function attempt(
  account: Account,
  typed: string,
): Promise<OwnCodeError | { kind: 'confirmed'; headers: Record<string, string> } | 'again'> {
  const { visit, session, browser, person } = account
  const { now } = visit
  const place = signInPlace(visit)
  const { lockout } = await account.run((tx) => loadPolicyValues(tx, place))
  const { ip } = visit.request.peer
  const prover = { userId: person.id, browserId: browser.id, requestId: session.id, ip }
  const verdict = await admitFactor(place, prover, lockout, now)
  if (verdict.kind === 'wait') return { kind: 'throttled', retryAfterSeconds: verdict.retryAfterSeconds }
  if (verdict.kind === 'over') return { kind: 'throttled', retryAfterSeconds: lockout.maxDelaySeconds }
  return guarded(account, async (tx) => {
    const enrolment = { requestId: session.id, environmentId: place.environment.id, now, replaces: true }
    const confirmed = await confirmTotp(tx, whoseOf(account), typed, enrolment)
    if (confirmed.kind === 'gone') return { kind: 'expired' }
    if (confirmed.kind !== 'confirmed') return { kind: 'wrong', triesLeft: verdict.triesLeft }
    const proof = { kind: 'totp', at: now, credential: confirmed.credential } as const
    const headers = await raiseSession(tx, account, proof)
    // Last, for these rows are shared with everybody of the network.
    await factorPassed(tx, verdict.admission)
    return { kind: 'confirmed', headers }
  })
}

/** The page on which somebody sets up an authenticator app, or another in its place. */
export const accountTotp: Step = accountPage({ GET: show, POST: confirm, isSensitive: true })
