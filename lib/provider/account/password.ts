import type { OwnPasswordError } from '#components/account/security-views.ts'
import { changeOwnPassword } from '#lib/identity/account/change-own-password.ts'
import { minPasswordLength } from '#lib/identity/password-rules.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { loadPolicyValues } from '#lib/policy/load.ts'
import { field } from '../hosted/form.ts'
import { seeOther } from '../hosted/links.ts'
import { checkFor } from '../hosted/password-check.ts'
import { signInPlace } from '../hosted/sign-in-place.ts'
import type { Answer, Page, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { doneUrl } from './paths.ts'
import { shellOf } from './shell.ts'

const statusOf = ({ kind }: OwnPasswordError): number => (kind === 'throttled' ? 429 : kind === 'busy' ? 503 : 400)

async function page(account: Account, error?: OwnPasswordError): Promise<Page> {
  const { visit, person, browser } = account
  const [hasPassword, minLength] = await account.run(async (tx) => {
    const where = { tenantId: tx.tenantId, directoryId: person.directoryId, userId: person.id, kind: 'password' }
    const policies = await loadPolicyValues(tx, signInPlace(visit))
    return [(await tx.db.credential.count({ where })) > 0, minPasswordLength(policies)] as const
  })
  return {
    status: error === undefined ? 200 : statusOf(error),
    ...(error?.kind === 'throttled' ? { headers: { 'retry-after': String(error.retryAfterSeconds) } } : {}),
    view: {
      view: 'account_password',
      shell: shellOf(account, 'security'),
      form: account.form('/security/password'),
      newPassword: { minLength, check: checkFor(visit, browser.hash) },
      ...{ hasPassword, mostCharacters: bounds.password.max, error },
    },
  }
}

async function change(account: Account): Promise<Answer> {
  const { visit, person, session, browser } = account
  const { request, now } = visit
  const wanted = field(request, 'new_password')
  if (wanted === undefined) return page(account, { kind: 'missing' })
  try {
    const verdict = await changeOwnPassword({
      place: signInPlace(visit),
      ...{ userId: person.id, sessionId: session.id, browserId: browser.id, ip: request.peer.ip, now },
      current: field(request, 'password') ?? '',
      wanted,
      keepsOthers: field(request, 'end_others') === undefined,
    })
    switch (verdict.kind) {
      case 'changed':
        return seeOther(doneUrl(visit, '/security', 'password_changed'))
      case 'refused':
        return page(account, { kind: verdict.problem })
      case 'throttled':
        return page(account, verdict)
      default:
        return page(account, { kind: verdict.kind })
    }
  } catch (error) {
    if (!isServiceError(error) || error.code !== 'unavailable') throw error
    return page(account, { kind: 'busy' })
  }
}

/** The page on which somebody changes their password, or chooses their first (UX-H80). */
export const accountPassword: Step = accountPage({
  GET: (account) => page(account),
  POST: change,
  isSensitive: true,
})
