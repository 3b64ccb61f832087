import { readSecurity } from '#lib/identity/account/security-state.ts'
import { findAccountName } from '#lib/identity/find-account-name.ts'
import { beginRecoveryCodes, keepRecoveryCodes } from '#lib/identity/recovery-codes/enrol.ts'
import { noStore } from '#lib/oidc/respond.ts'
import { field, parameter } from '../hosted/form.ts'
import { seeOther } from '../hosted/links.ts'
import { codesFile } from '../hosted/recovery-codes-file.ts'
import { signInPlace } from '../hosted/sign-in-place.ts'
import { speech } from '../hosted/spoken.ts'
import type { Answer, Page, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { guarded } from './guarded.ts'
import { accountUrl, doneUrl } from './paths.ts'
import { shellOf } from './shell.ts'

const whoseOf = ({ person }: Account) => ({ directoryId: person.directoryId, userId: person.id })

/** Whether they may have codes, and whether they had some; undefined where codes would stand in for nothing. */
async function due(account: Account): Promise<{ isReplacing: boolean } | undefined> {
  const { environment } = signInPlace(account.visit)
  const security = await account.run((tx) => readSecurity(tx, whoseOf(account), environment))
  const { rules, passkeys, totp, recoveryCodes } = security
  const hasFactor = passkeys.length > 0 || totp.length > 0
  return rules.recoveryCodes === 1 && hasFactor ? { isReplacing: recoveryCodes !== null } : undefined
}

/** The codes, or with `file` the same list as a file; both only while they were not saved yet (UX-H60 to H62). */
async function show(account: Account): Promise<Answer> {
  const { visit } = account
  const it = await due(account)
  if (it === undefined) return seeOther(accountUrl(visit, '/security'))
  return parameter(visit.request, 'file') === undefined ? page(account, it.isReplacing) : file(account)
}

/** What is shown, printed, copied and downloaded: one list, the same while this session asks. */
async function shown(account: Account) {
  const { visit, session } = account
  const { now, place, snapshot } = visit
  return account.run(async (tx) => {
    const codes = await beginRecoveryCodes(tx, whoseOf(account), { requestId: session.id, now })
    const name = await findAccountName(tx, whoseOf(account))
    const { displayName: tenant } = snapshot.tenant
    return { codes, ...codesFile({ slug: place.tenant, tenant, account: name, codes, now }, speech(visit)) }
  })
}

async function file(account: Account): Promise<Answer> {
  const { text, name } = await shown(account)
  const type = { 'content-type': 'text/plain;charset=utf-8' }
  return {
    status: 200,
    headers: { ...noStore, ...type, 'content-disposition': `attachment; filename="${name}"` },
    body: text,
  }
}

async function page(account: Account, isReplacing: boolean, isUnsaved = false): Promise<Page> {
  const { codes, text } = await shown(account)
  return {
    status: isUnsaved ? 400 : 200,
    view: {
      view: 'account_codes',
      shell: shellOf(account, 'security'),
      form: account.form('/security/codes'),
      fileHref: accountUrl(account.visit, '/security/codes', '?file=1'),
      ...{ codes, text, isReplacing, isUnsaved },
    },
  }
}

/** From here on the new ones count, and none of the old. */
async function keep(account: Account): Promise<Answer> {
  const { visit, session } = account
  const it = await due(account)
  if (it === undefined) return seeOther(accountUrl(visit, '/security'))
  if (field(visit.request, 'saved') !== '1') return page(account, it.isReplacing, true)
  const keeping = { requestId: session.id, environmentId: visit.snapshot.environment.id, now: visit.now }
  const isKept = await guarded(account, (tx) => keepRecoveryCodes(tx, whoseOf(account), keeping))
  if (isKept === 'again') return seeOther(accountUrl(visit, '/security/codes'))
  // What was shown has expired, or another session showed others: there are new ones to save.
  return isKept ? seeOther(doneUrl(visit, '/security', 'codes_saved')) : page(account, it.isReplacing, true)
}

/** The page on which somebody makes new recovery codes, and saves them. */
export const accountCodes: Step = accountPage({ GET: show, POST: keep, isSensitive: true })
