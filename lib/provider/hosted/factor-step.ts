import type { CodeError, FactorView } from '#components/hosted/views.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import type { Person } from '#lib/identity/assurance/owned.ts'
import type { Asked } from '#lib/identity/assurance/whats-next.ts'
import { findAccountName } from '#lib/identity/find-account-name.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { attemptFactor, type Checked } from './factor-attempt.ts'
import { field, formToken } from './form.ts'
import { inTransaction } from './in-transaction.ts'
import { stepUrl } from './links.ts'
import { factorSteps, pending } from './next-step.ts'
import { continueWith } from './proceed.ts'
import { afterProof } from './prove.ts'
import type { Answer, Page, Step, Transaction, Visit } from './visit.ts'

type Kind = FactorView['kind']

/** Who is to show this code now, and what else they may show; undefined when that is not what is missing. */
type Due = { userId: string; asked: Asked; hasOthers: boolean }

/**
 * The step on which a person types a code of one kind. `check` looks at the code and uses it up. Nothing of it is done for whom
 * this code is not what is missing: they go on to what is.
 */
export function factorStep(
  kind: Kind,
  check: (tx: Tx, person: Person, typed: string, visit: Visit) => Promise<Checked>,
): Step {
  async function show(visit: Visit, transaction: Transaction): Promise<Answer> {
    const due = await dueOf(visit, transaction, kind)
    return due === undefined ? continueWith(visit, transaction.request.id) : page(visit, transaction, kind, due)
  }

  async function submit(visit: Visit, transaction: Transaction): Promise<Answer> {
    const { request } = transaction
    const due = await dueOf(visit, transaction, kind)
    if (due === undefined) return continueWith(visit, request.id)
    const typed = field(visit.request, 'code')
    if (typed === undefined) return page(visit, transaction, kind, due, { kind: 'missing' })
    const attempted = await attemptFactor(visit, transaction, due.userId, (tx, person) =>
      check(tx, person, typed, visit),
    )
    if (attempted.kind === 'stopped') return attempted.answer
    if (attempted.kind === 'refused') return page(visit, transaction, kind, due, attempted.error)
    return afterProof(visit, transaction, attempted.proved)
  }

  return inTransaction({ show, submit })
}

async function dueOf(visit: Visit, transaction: Transaction, kind: Kind): Promise<Due | undefined> {
  const it = await pending(visit, transaction)
  if (it?.next.kind !== 'prove' || transaction.signing === null || !it.next.by.includes(kind)) return undefined
  return { userId: transaction.signing.userId, asked: it.asked, hasOthers: it.next.by.length > 1 }
}

async function page(visit: Visit, transaction: Transaction, kind: Kind, due: Due, error?: CodeError): Promise<Page> {
  const { request, browser } = transaction
  const { environment, tenant, directoryId } = visit.snapshot
  const app = await visit.snapshot.presentation(request.asked.clientId)
  const person = { directoryId, userId: due.userId }
  const { rules, owned } = due.asked
  const view: FactorView = {
    view: 'factor',
    kind,
    tenantName: tenant.displayName,
    clientName: app?.name ?? '',
    clientLogo: app?.logoUri,
    action: stepUrl(environment.issuer, factorSteps[kind], request.id),
    csrf: formToken(browser.hash, `sign-in:${request.id}`),
    requestId: formatId('request', request.id),
    identifier: transaction.identifier ?? (await withTenant(tenant.id, (tx) => findAccountName(tx, person))),
    error,
    codesLeft: kind === 'recovery_code' ? owned.recoveryCodes : undefined,
    rememberDays:
      rules.rememberSeconds > 0 && rules.requirement < 3 ? Math.ceil(rules.rememberSeconds / 86_400) : undefined,
    startOverHref: stepUrl(environment.issuer, 'signIn', request.id, '&another=1'),
    otherHref: due.hasOthers ? stepUrl(environment.issuer, 'methods', request.id) : undefined,
  }
  return { view, status: error === undefined ? 200 : 400, redirectUri: request.asked.redirectUri }
}
