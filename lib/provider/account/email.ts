import type { AccountEmailView } from '#components/account/security-views.ts'
import { askOwnConfirmation } from '#lib/identity/account/ask-own-confirmation.ts'
import { admitMail } from '#lib/identity/challenges/admit-mail.ts'
import { askEmailChange } from '#lib/identity/change-email.ts'
import { normalizeEmail, readEmail } from '#lib/identity/email.ts'
import { lockedFieldsOf } from '#lib/identity/profile/locked-fields.ts'
import { field } from '../hosted/form.ts'
import { seeOther } from '../hosted/links.ts'
import type { Answer, Page, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { guarded } from './guarded.ts'
import { accountUrl, doneUrl } from './paths.ts'
import { shellOf } from './shell.ts'

const whoseOf = ({ person }: Account) => ({ directoryId: person.directoryId, userId: person.id })

function page(account: Account, typed = '', error?: AccountEmailView['error']): Page {
  const isLater = error?.kind === 'throttled'
  return {
    status: error === undefined ? 200 : isLater ? 429 : 400,
    ...(isLater ? { headers: { 'retry-after': String(error.retryAfterSeconds) } } : {}),
    view: {
      view: 'account_email',
      shell: shellOf(account, 'security'),
      form: account.form('/security/email'),
      confirm: account.form('/security/email/confirm'),
      ...{ isVerified: account.person.isEmailVerified, typed: typed.slice(0, 600), error },
    },
  }
}

/** Whether the tenant manages addresses itself (UX-H58). */
const isLocked = async ({ person, run }: Account): Promise<boolean> =>
  (await run((tx) => lockedFieldsOf(tx, person.directoryId))).has('email')

/** UX-H46: the new address is theirs once its mailbox was shown; whether somebody else has it is not told here. */
async function change(account: Account): Promise<Answer> {
  const { visit, person } = account
  const { environment, tenant, directoryId } = visit.snapshot
  const { now } = visit
  if (await isLocked(account)) return seeOther(accountUrl(visit, '/security'))
  const typed = field(visit.request, 'email')
  if (typed === undefined) return page(account, '', { kind: 'missing' })
  const email = readEmail(typed)
  if (email === undefined) return page(account, typed, { kind: 'malformed' })
  const { normalized } = email
  if (normalized === normalizeEmail(person.email ?? '')) return page(account, typed, { kind: 'same' })
  const { ip } = visit.request.peer
  const asked = { tenantId: tenant.id, directoryId, purpose: 'change_email', normalized, ip } as const
  const admission = await admitMail(asked, now)
  if (admission.kind === 'wait') return page(account, typed, { ...admission, kind: 'throttled' })
  const wanted = { ...whoseOf(account), environmentId: environment.id, issuer: environment.issuer, email, now }
  const asking = await guarded(account, (tx) => askEmailChange(tx, wanted))
  if (asking === 'again') return seeOther(accountUrl(visit, '/security/email'))
  return seeOther(doneUrl(visit, '/security', 'email_change_sent'))
}

/** Mails the link by which they confirm the address that they have; again only after a while (UX-H28). */
async function confirm(account: Account): Promise<Answer> {
  const { visit, person } = account
  const { environment, tenant, directoryId } = visit.snapshot
  const normalized = normalizeEmail(person.email ?? '')
  if (normalized === undefined || person.isEmailVerified) return seeOther(accountUrl(visit, '/security'))
  const { ip } = visit.request.peer
  const asked = { tenantId: tenant.id, directoryId, purpose: 'verify_email', normalized, ip } as const
  const admission = await admitMail(asked, visit.now)
  if (admission.kind === 'wait') return page(account, '', { ...admission, kind: 'throttled' })
  await account.run((tx) => askOwnConfirmation(tx, whoseOf(account), { environment, now: visit.now }))
  return seeOther(doneUrl(visit, '/security', 'confirmation_sent'))
}

/** The page of somebody's address, and its forms. */
export const accountEmail: Step = accountPage({
  GET: async (account) =>
    (await isLocked(account)) ? seeOther(accountUrl(account.visit, '/security')) : page(account),
  POST: change,
  isSensitive: true,
})
export const accountEmailConfirm: Step = accountPage({ POST: confirm, shownAt: '/security/email' })
