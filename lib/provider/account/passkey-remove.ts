import { type Removal, removeOwnPasskey } from '#lib/identity/account/remove-own-passkey.ts'
import { seeOther } from '../hosted/links.ts'
import { signInPlace } from '../hosted/sign-in-place.ts'
import type { Answer, Page, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { guarded } from './guarded.ts'
import { ownPasskey } from './own-passkey.ts'
import { accountUrl, doneUrl } from './paths.ts'
import { shellOf } from './shell.ts'

type Named = NonNullable<Awaited<ReturnType<typeof ownPasskey>>>

async function show(account: Account): Promise<Answer> {
  const passkey = await ownPasskey(account)
  return passkey === undefined ? seeOther(accountUrl(account.visit, '/security')) : page(account, passkey)
}

const page = (account: Account, { item, name, provider }: Named, refused?: Removal & { kind: 'refused' }): Page => ({
  status: refused === undefined ? 200 : 409,
  view: {
    view: 'account_removal',
    shell: shellOf(account, 'security'),
    form: account.form('/security/passkeys/remove'),
    what: { kind: 'passkey', item, name, provider },
    problem: refused?.reason,
  },
})

/** What was removed meanwhile is as good as removed now. */
async function remove(account: Account): Promise<Answer> {
  const { visit, person } = account
  const passkey = await ownPasskey(account)
  if (passkey === undefined) return seeOther(accountUrl(visit, '/security'))
  const whose = { directoryId: person.directoryId, userId: person.id }
  const at = { environment: signInPlace(visit).environment, now: visit.now }
  const removal = await guarded(account, (tx) => removeOwnPasskey(tx, whose, passkey.id, at))
  if (removal === 'again') return seeOther(accountUrl(visit, '/security/passkeys/remove', `?item=${passkey.item}`))
  return removal.kind === 'refused'
    ? page(account, passkey, removal)
    : seeOther(doneUrl(visit, '/security', 'passkey_removed'))
}

/** The page on which somebody confirms that a passkey is to be removed (UX-H50). */
export const accountPasskeyRemove: Step = accountPage({ GET: show, POST: remove, isSensitive: true })
