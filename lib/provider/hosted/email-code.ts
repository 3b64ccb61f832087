import type { MailedCodeError } from '#components/hosted/mailed-views.ts'
import { record } from '#lib/audit/record.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { admitMail, type MailAdmission, mailWait } from '#lib/identity/challenges/admit-mail.ts'
import { answerCode } from '#lib/identity/challenges/answer-code.ts'
import type { ChallengeVerdict } from '#lib/identity/challenges/answered.ts'
import { admitFactor, factorPassed } from '#lib/identity/factor-admission.ts'
import { lockPerson } from '#lib/identity/lock-person.ts'
import { mailChallenge } from '#lib/identity/mails/mail-challenge.ts'
import { mailToAddress } from '#lib/identity/mails/mail-to-address.ts'
import { mailedPaths } from '#lib/identity/mails/paths.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { saying } from '#lib/language/saying.ts'
import { loadPolicyValues } from '#lib/policy/load.ts'
import { type Mailbox, mailboxOf, subjectOf } from './email-person.ts'
import { field, formToken, parameter } from './form.ts'
import { inTransaction } from './in-transaction.ts'
import { seeOther, stepUrl } from './links.ts'
import { challengePlace } from './mailed-link.ts'
import { masked } from './masked.ts'
import { message } from './messages.ts'
import { afterProof, type Proved, proveIn } from './prove.ts'
import { completeRequest, lockSigning } from './requests.ts'
import { signInPlace } from './sign-in-place.ts'
import type { Answer, Page, Step, Transaction, Visit } from './visit.ts'

/** The mailbox as a factor (UX-H28, H30). Opening the page sends nothing. */
async function show(visit: Visit, transaction: Transaction): Promise<Answer> {
  const mailbox = await mailboxOf(visit, transaction)
  if (!('email' in mailbox)) return mailbox
  return page(visit, transaction, mailbox, parameter(visit.request, 'sent') === undefined ? 'offer' : 'code')
}

async function submit(visit: Visit, transaction: Transaction): Promise<Answer> {
  const { issuer } = visit.snapshot.environment
  const { request } = transaction
  const mailbox = await mailboxOf(visit, transaction)
  if (!('email' in mailbox)) return mailbox
  if (field(visit.request, 'decision') !== 'send') return confirm(visit, transaction, mailbox)
  const admission = await send(visit, transaction, mailbox)
  if (admission.kind === 'go') return seeOther(stepUrl(issuer, 'email', request.id, '&sent=1'))
  return later(visit, transaction, mailbox, admission.retryAfterSeconds)
}

async function send(visit: Visit, { request, browser }: Transaction, mailbox: Mailbox): Promise<MailAdmission> {
  const { now, snapshot } = visit
  const { ip } = visit.request.peer
  const { issuer } = snapshot.environment
  const { email } = mailbox
  const asked = { issuer, path: mailedPaths.signIn, requestId: request.id, browserId: browser.id, now }
  if (mailbox.kind === 'first')
    return mailToAddress({ ...asked, place: signInPlace(visit), purpose: 'sign_in', email, ip })
  const { tenant, directoryId, environment } = snapshot
  const { userId } = mailbox
  const counted = { tenantId: tenant.id, directoryId, purpose: 'sign_in', normalized: email.normalized, ip } as const
  const admission = await admitMail(counted, now)
  if (admission.kind === 'wait') return admission
  await withTenant(tenant.id, async (tx) => {
    const { normalized, value: to } = email
    await mailChallenge(tx, { ...asked, place: challengePlace(visit), purpose: 'sign_in', userId, normalized, to })
    const actor = { kind: 'anonymous' } as const
    await record(tx, { at: now, action: 'user.sign_in_mailed', actor, target: userId, environmentId: environment.id })
  })
  return admission
}

type Outcome = { proved: Proved } | { refused: Exclude<ChallengeVerdict, { kind: 'ok' }> }

/** Counted before it is looked at, and at the same cost for an address that nobody has. */
async function confirm(visit: Visit, transaction: Transaction, mailbox: Mailbox): Promise<Answer> {
  const code = field(visit.request, 'code')
  if (code === undefined) return page(visit, transaction, mailbox, 'code', { kind: 'missing' }, 400)
  const { now } = visit
  const { request, browser } = transaction
  const place = signInPlace(visit)
  const { subject, countedAs } = await subjectOf(visit, mailbox)
  const { directoryId, environment } = place
  const { lockout } = await withTenant(place.tenantId, (tx) => loadPolicyValues(tx, { environment, directoryId }))
  const who = { userId: countedAs, browserId: browser.id, requestId: request.id, ip: visit.request.peer.ip }
  const admitted = await admitFactor(place, who, lockout, now)
  if (admitted.kind === 'wait') return later(visit, transaction, mailbox, admitted.retryAfterSeconds)
  if (admitted.kind === 'over') return endSignIn(visit, transaction)
  const outcome = await withTenant(place.tenantId, async (tx): Promise<Outcome> => {
    const answer = {
      place: challengePlace(visit),
      purpose: 'sign_in',
      subject,
      code,
      requestId: request.id,
      now,
    } as const
    await lockSigning(tx, visit.snapshot, request.id)
    await lockPerson(tx, { directoryId, userId: countedAs })
    const verdict = await answerCode(tx, answer)
    if (verdict.kind !== 'ok') {
      await recordWrong(tx, visit, mailbox, subject)
      return { refused: verdict }
    }
    const { userId } = verdict.challenge
    if (userId === null) return { refused: { kind: 'unknown' } }
    const proved = await proveIn(tx, visit, transaction, { userId, proof: { kind: 'email', at: now } })
    // Last, for these rows are shared with everybody of the network.
    await factorPassed(tx, admitted.admission)
    return { proved }
  })
  if ('proved' in outcome) return afterProof(visit, transaction, outcome.proved)
  const { refused } = outcome
  const isOver = refused.kind !== 'wrong' || refused.triesLeft === 0
  const error: MailedCodeError = isOver ? { kind: 'over' } : { kind: 'wrong', triesLeft: refused.triesLeft }
  return page(visit, transaction, mailbox, 'code', error, 400)
}

/** Whoever typed it is nobody we know, and the same is written for somebody and for nobody. */
const recordWrong = (tx: Tx, { now, snapshot }: Visit, { email }: Mailbox, subject: string): Promise<void> =>
  record(tx, {
    at: now,
    action: 'session.failed',
    actor: { kind: 'anonymous' },
    target: subject === email.normalized ? null : subject,
    environmentId: snapshot.environment.id,
    result: 'failed',
    reason: 'wrong_code',
    typed: email.normalized,
    personal: { method: 'otp' },
  })

/** Ten wrong ones end the sign-in, whatever they were. */
async function endSignIn(visit: Visit, { request }: Transaction): Promise<Page> {
  await withTenant(visit.snapshot.tenant.id, (tx) => completeRequest(tx, visit.snapshot, request.id, visit.now))
  return message(visit, 403, saying('message.wrongCodes.title'), saying('message.wrongCodes.text'))
}

async function later(
  visit: Visit,
  transaction: Transaction,
  mailbox: Mailbox,
  retryAfterSeconds: number,
): Promise<Page> {
  const shown = await page(visit, transaction, mailbox, 'code', { kind: 'throttled', retryAfterSeconds }, 429)
  return { ...shown, headers: { 'retry-after': String(retryAfterSeconds) } }
}

async function page(
  visit: Visit,
  { request, browser }: Transaction,
  mailbox: Mailbox,
  step: 'offer' | 'code',
  error?: MailedCodeError,
  status = 200,
): Promise<Page> {
  const { environment, tenant } = visit.snapshot
  const app = await visit.snapshot.presentation(request.asked.clientId)
  const isFirst = mailbox.kind === 'first'
  const { directoryId } = visit.snapshot
  const asked = { tenantId: tenant.id, directoryId, purpose: 'sign_in', normalized: mailbox.email.normalized } as const
  return {
    status,
    redirectUri: request.asked.redirectUri,
    view: {
      view: 'email_code',
      step,
      tenantName: tenant.displayName,
      clientName: app?.name ?? '',
      clientLogo: app?.logoUri,
      action: stepUrl(environment.issuer, 'email', request.id),
      csrf: formToken(browser.hash, `sign-in:${request.id}`),
      requestId: formatId('request', request.id),
      address: isFirst ? mailbox.email.value : masked(mailbox.email.value),
      error,
      resendSeconds: step === 'code' ? await mailWait(asked, visit.now) : undefined,
      otherHref: stepUrl(environment.issuer, isFirst ? 'password' : 'methods', request.id),
      isPasswordOther: isFirst,
    },
  }
}

/** The step on which somebody shows that a mailbox is theirs. */
export const emailCode: Step = inTransaction({ show, submit })
