import type { AccountEndView } from '#components/account/data-views.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { keepAccountByLink, keepOwnAccount } from '#lib/identity/account/keep-own-account.ts'
import { lockPerson } from '#lib/identity/lock-person.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { formToken } from '../hosted/form.ts'
import { inTransaction } from '../hosted/in-transaction.ts'
import { stepPaths, stepUrl } from '../hosted/links.ts'
import { deadLink, nameForLink, type OpenLink, openLink, refuseLinkForm } from '../hosted/mailed-link.ts'
import { pending, pendingIn } from '../hosted/next-step.ts'
import { continueWith } from '../hosted/proceed.ts'
import { afterProof, isLive, type Proved, proveIn } from '../hosted/prove.ts'
import { lockSigning } from '../hosted/requests.ts'
import type { Answer, Page, Step, Transaction, Visit } from '../hosted/visit.ts'

/** Until when somebody can keep their account; undefined when it is not to be deleted. */
const deletionOf = ({ snapshot: { tenant, directoryId } }: Visit, userId: string): Promise<Date | undefined> =>
  withTenant(tenant.id, async (tx) => {
    const where = { directoryId, id: userId, status: 'deleting' }
    return (await tx.db.user.findFirst({ where, select: { deleteAt: true } }))?.deleteAt ?? undefined
  })

/** Whose account it is: of whoever has shown all that a sign-in asks for here. */
async function due(visit: Visit, transaction: Transaction) {
  const it = await pending(visit, transaction)
  const { signing } = transaction
  if (it?.next.kind !== 'enough' || signing === null) return undefined
  const deleteAt = await deletionOf(visit, signing.userId)
  return deleteAt === undefined ? undefined : { deleteAt }
}

async function show(visit: Visit, transaction: Transaction): Promise<Answer> {
  const { request, browser } = transaction
  const found = await due(visit, transaction)
  if (found === undefined) return continueWith(visit, request.id)
  const fields = { csrf: formToken(browser.hash, `sign-in:${request.id}`), request: formatId('request', request.id) }
  const action = stepUrl(visit.snapshot.environment.issuer, 'keepAccount', request.id)
  return keepPage(visit, found.deleteAt, { action, fields })
}

/** They keep it, and are signed in as they wanted to be. */
async function submit(visit: Visit, transaction: Transaction): Promise<Answer> {
  const kept = await withTenant(visit.snapshot.tenant.id, (tx) => keep(tx, visit, transaction))
  if (kept === 'not_due') return continueWith(visit, transaction.request.id)
  return kept === 'late' ? endPage(visit, 'late', 410) : afterProof(visit, transaction, kept)
}

/** In one transaction, on what stands now: a password that was replaced since it was shown keeps no account. */
async function keep(tx: Tx, visit: Visit, transaction: Transaction): Promise<Proved | 'not_due' | 'late'> {
  const { directoryId, environment } = visit.snapshot
  const locked = await lockSigning(tx, visit.snapshot, transaction.request.id)
  if (locked === undefined) return { kind: 'over' }
  const { signing } = locked
  if (signing === null) return 'not_due'
  const { userId } = signing
  await lockPerson(tx, { directoryId, userId })
  const isStill = await isLive(tx, visit, signing)
  const it = isStill ? await pendingIn(tx, visit, { ...transaction, signing }) : undefined
  const proof = signing.proofs.at(-1)
  if (it?.next.kind !== 'enough' || proof === undefined) return 'not_due'
  const isKept = await keepOwnAccount(tx, { directoryId, userId }, environment.id, visit.now)
  return isKept ? proveIn(tx, visit, transaction, { userId, proof }) : 'late'
}

const keepPage = (
  { snapshot }: Visit,
  deleteAt: Date | null,
  form: { action: string; fields: Record<string, string> },
): Page => ({
  view: { view: 'account_keep', tenantName: snapshot.tenant.displayName, deleteAt, form },
})

const endPage = ({ snapshot }: Visit, kind: AccountEndView['kind'], status: number): Page => ({
  status,
  view: {
    view: 'account_end',
    ...{ tenantName: snapshot.tenant.displayName, kind, days: bounds.account.deletionDays },
    href: kind === 'kept' ? `${snapshot.environment.issuer}/account` : undefined,
  },
})

async function showLink(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'keep_account')
  if ('view' in link) return link
  const { userId } = link.challenge
  const deleteAt = userId === null ? undefined : await deletionOf(visit, userId)
  return linkForm(visit, link, deleteAt ?? null)
}

async function linkForm(visit: Visit, link: OpenLink, deleteAt: Date | null): Promise<Page> {
  const { csrf, headers } = await nameForLink(visit, link)
  const action = `${visit.snapshot.environment.issuer}${stepPaths.keepAccountLink}`
  return { ...keepPage(visit, deleteAt, { action, fields: { csrf, ...link.shown } }), headers }
}

async function submitLink(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'keep_account')
  if ('view' in link) return link
  const refused = await refuseLinkForm(visit, link, 'keepAccountLink')
  if (refused !== undefined) return refused
  const { place, key } = link
  const verdict = await withTenant(visit.snapshot.tenant.id, (tx) =>
    keepAccountByLink(tx, { place, key, now: visit.now }),
  )
  if (verdict.kind === 'kept') return endPage(visit, 'kept', 200)
  return verdict.kind === 'late' ? endPage(visit, 'late', 410) : deadLink(visit, verdict.kind)
}

/** Where somebody who signs in keeps the account that they had deleted; and where the link leads that was mailed to them. */
export const keepAccount: Step = inTransaction({ show, submit })
export const keepAccountLink: Step = { GET: showLink, POST: submitLink }
