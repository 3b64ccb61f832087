import { requestDeletion } from '#lib/identity/account/request-deletion.ts'
import { lockedFieldsOf } from '#lib/identity/profile/locked-fields.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { field } from '../hosted/form.ts'
import { seeOther } from '../hosted/links.ts'
import type { Answer, Page, Step, Visit } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { accountUrl } from './paths.ts'
import { shellOf } from './shell.ts'

const days = bounds.account.deletionDays

/** What is known of somebody, to take along, and the end of their account (UX-H57). */
export async function dataPage(account: Account, downloadInSeconds?: number): Promise<Page> {
  const locks = await account.run((tx) => lockedFieldsOf(tx, account.person.directoryId))
  const isLater = downloadInSeconds !== undefined
  return {
    ...(isLater ? { status: 429, headers: { 'retry-after': String(downloadInSeconds) } } : {}),
    view: {
      view: 'account_data',
      shell: shellOf(account, 'data'),
      download: account.form('/data/download'),
      downloadInSeconds,
      deletion: locks.has('deletion') ? { refused: 'locked' } : { href: accountUrl(account.visit, '/data/delete') },
      days,
    },
  }
}

type Refused = { problem: 'unconfirmed' | 'last_owner' | 'locked'; typed: string; status: number }

/** Where somebody says that they mean it. */
function confirmPage(account: Account, refused?: Refused): Page {
  const { person } = account
  return {
    status: refused?.status ?? 200,
    view: {
      view: 'account_delete',
      shell: shellOf(account, 'data'),
      form: account.form('/data/delete'),
      word: person.email ?? (person.displayName || person.sub),
      typed: refused?.typed ?? '',
      problem: refused?.problem,
      days,
    },
  }
}

const statuses = { unconfirmed: 400, last_owner: 409, locked: 403 } as const

async function deleteAccount(account: Account): Promise<Answer> {
  const { visit, person } = account
  const { id: environmentId, issuer } = visit.snapshot.environment
  const typed = (field(visit.request, 'confirm') ?? '').slice(0, bounds.email.length + 66)
  const whose = { directoryId: person.directoryId, userId: person.id }
  const asking = { typed, environmentId, issuer, now: visit.now }
  const verdict = await account.run((tx) => requestDeletion(tx, whose, asking))
  if (verdict.kind === 'requested' || verdict.kind === 'unknown') return seeOther(accountUrl(visit, '/deleting'))
  return confirmPage(account, { problem: verdict.kind, typed, status: statuses[verdict.kind] })
}

/** For whoever is signed out by now: it says nothing of whose account it was. */
const deleting = async ({ snapshot }: Visit): Promise<Answer> => ({
  view: { view: 'account_end', tenantName: snapshot.tenant.displayName, kind: 'deleting', days },
})

/** The pages of somebody's data, and of the end of their account. */
export const accountData: Step = accountPage({ GET: (account) => dataPage(account) })
export const accountDelete: Step = accountPage({
  GET: async (account) => confirmPage(account),
  POST: deleteAccount,
  isSensitive: true,
})
export const accountDeleting: Step = { GET: deleting }
