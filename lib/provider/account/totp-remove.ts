import type { RemovalProblem } from '#lib/identity/account/removal.ts'
import { removeOwnTotp } from '#lib/identity/account/remove-own-totp.ts'
import { listedTotp } from '#lib/identity/totp/listed.ts'
import { seeOther } from '../hosted/links.ts'
import { signInPlace } from '../hosted/sign-in-place.ts'
import type { Answer, Page, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { guarded } from './guarded.ts'
import { accountUrl, doneUrl } from './paths.ts'
import { shellOf } from './shell.ts'

const whoseOf = ({ person }: Account) => ({ directoryId: person.directoryId, userId: person.id })

async function show(account: Account): Promise<Answer> {
  const apps = await account.run((tx) => listedTotp(tx, whoseOf(account)))
  return apps.length === 0 ? seeOther(accountUrl(account.visit, '/security')) : page(account)
}

const page = (account: Account, problem?: RemovalProblem): Page => ({
  status: problem === undefined ? 200 : 409,
  view: {
    view: 'account_removal',
    shell: shellOf(account, 'security'),
    form: account.form('/security/totp/remove'),
    what: { kind: 'totp' },
    problem,
  },
})

async function remove(account: Account): Promise<Answer> {
  const { visit } = account
  const at = { environment: signInPlace(visit).environment, now: visit.now }
  const removal = await guarded(account, (tx) => removeOwnTotp(tx, whoseOf(account), at))
  if (removal === 'again') return seeOther(accountUrl(visit, '/security/totp/remove'))
  return removal.kind === 'refused'
    ? page(account, removal.reason)
    : seeOther(doneUrl(visit, '/security', 'totp_removed'))
}

/** The page on which somebody confirms that their authenticator app is to be removed. */
export const accountTotpRemove: Step = accountPage({ GET: show, POST: remove, isSensitive: true })
