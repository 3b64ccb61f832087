import { renameOwnPasskey } from '#lib/identity/account/rename-own-passkey.ts'
import { longestPasskeyName } from '#lib/identity/passkeys/rename-passkey.ts'
import { field } from '../hosted/form.ts'
import { seeOther } from '../hosted/links.ts'
import type { Answer, Page, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { ownPasskey } from './own-passkey.ts'
import { accountUrl, doneUrl } from './paths.ts'
import { shellOf } from './shell.ts'

async function show(account: Account): Promise<Answer> {
  const passkey = await ownPasskey(account)
  return passkey === undefined ? seeOther(accountUrl(account.visit, '/security')) : page(account, passkey)
}

const page = (account: Account, { item, name }: { item: string; name: string }, problem?: 'invalid'): Page => ({
  status: problem === undefined ? 200 : 400,
  view: {
    view: 'account_passkey_name',
    shell: shellOf(account, 'security'),
    form: account.form('/security/passkeys/rename'),
    ...{ item, name, longest: longestPasskeyName, problem },
  },
})

async function save(account: Account): Promise<Answer> {
  const { visit, person } = account
  const passkey = await ownPasskey(account)
  if (passkey === undefined) return seeOther(accountUrl(visit, '/security'))
  const { id, item } = passkey
  const name = field(visit.request, 'name') ?? ''
  const whose = { directoryId: person.directoryId, userId: person.id }
  const at = { environmentId: visit.snapshot.environment.id, now: visit.now }
  const isSaved = await account.run((tx) => renameOwnPasskey(tx, whose, { id, name }, at))
  if (isSaved) return seeOther(doneUrl(visit, '/security', 'passkey_renamed'))
  return page(account, { item, name: name.slice(0, longestPasskeyName * 2) }, 'invalid')
}

/** The page on which somebody names one of their passkeys. */
export const accountPasskeyRename: Step = accountPage({ GET: show, POST: save })
