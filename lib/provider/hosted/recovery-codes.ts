import { withTenant } from '#lib/db/with-tenant.ts'
import { readCircumstances } from '#lib/identity/assurance/circumstances.ts'
import { sessionProofs } from '#lib/identity/assurance/session-proofs.ts'
import { findAccountName } from '#lib/identity/find-account-name.ts'
import { beginRecoveryCodes, keepRecoveryCodes } from '#lib/identity/recovery-codes/enrol.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { noStore } from '#lib/oidc/respond.ts'
import { field, formToken, parameter } from './form.ts'
import { inTransaction } from './in-transaction.ts'
import { stepUrl } from './links.ts'
import { continueWith } from './proceed.ts'
import { codesFile } from './recovery-codes-file.ts'
import { speech } from './spoken.ts'
import type { Answer, Page, Step, Transaction, Visit } from './visit.ts'

/** The codes, or with `file` the same list as a file; both only while they were not saved yet (UX-H60 to H62). */
async function show(visit: Visit, transaction: Transaction): Promise<Answer> {
  const userId = await whoIsDue(visit, transaction)
  if (userId === undefined) return continueWith(visit, transaction.request.id)
  return parameter(visit.request, 'file') === undefined
    ? page(visit, transaction, userId)
    : file(visit, transaction, userId)
}

async function submit(visit: Visit, transaction: Transaction): Promise<Answer> {
  const { request } = transaction
  const { environment, tenant, directoryId } = visit.snapshot
  const { now } = visit
  const userId = await whoIsDue(visit, transaction)
  if (userId === undefined) return continueWith(visit, request.id)
  if (field(visit.request, 'saved') !== '1') return page(visit, transaction, userId, true)
  const keeping = { requestId: request.id, environmentId: environment.id, now }
  const isKept = await withTenant(tenant.id, (tx) => keepRecoveryCodes(tx, { directoryId, userId }, keeping))
  // What was shown has expired, or was replaced by another sign-in's: there are others to save now.
  return isKept ? continueWith(visit, request.id) : page(visit, transaction, userId, true)
}

/**
 * Whose codes these are: of whoever signed in by this request with a second factor shown since it began, has no codes that work,
 * and may have some. A session alone makes none, for codes open what a stolen session does not.
 */
async function whoIsDue(visit: Visit, { request, browser }: Transaction): Promise<string | undefined> {
  const { environment, tenant, directoryId, kind } = visit.snapshot
  const session = browser.sessions.find(({ id }) => id === request.progress.sessionId)
  if (session === undefined) return undefined
  const { userId } = session
  return withTenant(tenant.id, async (tx) => {
    const proofs = await sessionProofs(tx, environment.id, session.id)
    const isShown = proofs.some(
      (proof) => (proof.kind === 'totp' || proof.kind === 'passkey') && proof.at >= request.createdAt,
    )
    if (!isShown) return undefined
    const { rules, owned } = await readCircumstances(tx, {
      directoryId,
      userId,
      environment: { id: environment.id, kind },
      clientRef: (await visit.snapshot.client(request.asked.clientId))?.id ?? null,
      browserId: browser.id,
      proofs,
      app: { level: 1, forced: false },
      now: visit.now,
    })
    return rules.recoveryCodes === 1 && owned.recoveryCodes === 0 ? userId : undefined
  })
}

/** What is shown, printed, copied and downloaded: one list. */
async function shown(visit: Visit, { request }: Transaction, userId: string) {
  const { tenant, directoryId } = visit.snapshot
  const person = { directoryId, userId }
  return withTenant(tenant.id, async (tx) => {
    const codes = await beginRecoveryCodes(tx, person, { requestId: request.id, now: visit.now })
    const account = await findAccountName(tx, person)
    return {
      codes,
      ...codesFile(
        { slug: visit.place.tenant, tenant: tenant.displayName, account, codes, now: visit.now },
        speech(visit),
      ),
    }
  })
}

async function file(visit: Visit, transaction: Transaction, userId: string): Promise<Answer> {
  const { text, name } = await shown(visit, transaction, userId)
  return {
    status: 200,
    headers: {
      ...noStore,
      'content-type': 'text/plain;charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
    body: text,
  }
}

async function page(visit: Visit, transaction: Transaction, userId: string, isUnsaved = false): Promise<Page> {
  const { request, browser } = transaction
  const { environment, tenant } = visit.snapshot
  const app = await visit.snapshot.presentation(request.asked.clientId)
  const { codes, text } = await shown(visit, transaction, userId)
  return {
    status: isUnsaved ? 400 : 200,
    redirectUri: request.asked.redirectUri,
    view: {
      view: 'recovery_codes',
      tenantName: tenant.displayName,
      clientName: app?.name ?? '',
      clientLogo: app?.logoUri,
      action: stepUrl(environment.issuer, 'recoveryCodes', request.id),
      csrf: formToken(browser.hash, `sign-in:${request.id}`),
      requestId: formatId('request', request.id),
      codes,
      text,
      fileHref: stepUrl(environment.issuer, 'recoveryCodes', request.id, '&file=1'),
      isUnsaved,
    },
  }
}

/** The step on which a person saves their recovery codes, right after their first second factor was set up. */
export const recoveryCodes: Step = inTransaction({ show, submit })
