import type { AddPasskeyProblem } from '#components/account/security-views.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { readSecurity } from '#lib/identity/account/security-state.ts'
import { beginRegistration, finishRegistration, type Registering } from '#lib/identity/passkeys/register.ts'
import { relyingPartyOf } from '#lib/identity/passkeys/relying-party.ts'
import { field } from '../hosted/form.ts'
import { seeOther } from '../hosted/links.ts'
import { signInPlace } from '../hosted/sign-in-place.ts'
import type { Answer, Page, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { guarded } from './guarded.ts'
import { accountUrl, doneUrl } from './paths.ts'
import { raiseSession } from './raise.ts'
import { shellOf } from './shell.ts'

const registering = ({ visit, person, browser }: Account): Registering => ({
  directoryId: person.directoryId,
  userId: person.id,
  environmentId: visit.snapshot.environment.id,
  browserId: browser.id,
  party: relyingPartyOf(visit.snapshot.environment.issuer, visit.snapshot.tenant.displayName),
  now: visit.now,
})

/** Whether the policy of the place takes passkeys in any way. */
async function isAllowed(tx: Tx, { visit, person }: Account): Promise<boolean> {
  const whose = { directoryId: person.directoryId, userId: person.id }
  const { rules } = await readSecurity(tx, whose, signInPlace(visit).environment)
  return rules.passkeys === 1 || rules.passkeyFirst === 1
}

async function show(account: Account): Promise<Answer> {
  if (!(await account.run((tx) => isAllowed(tx, account)))) return seeOther(accountUrl(account.visit, '/security'))
  return page(account)
}

async function page(account: Account, problem?: AddPasskeyProblem): Promise<Page> {
  return {
    status: problem === undefined ? 200 : 400,
    view: {
      view: 'account_passkey_add',
      shell: shellOf(account, 'security'),
      form: account.form('/security/passkeys/add'),
      options: await account.run((tx) => beginRegistration(tx, registering(account))),
      problem,
    },
  }
}

/** The passkey that was made, kept. It is shown by that. */
async function keep(account: Account): Promise<Answer> {
  const { visit } = account
  const kept = await guarded(account, async (tx) => {
    if (!(await isAllowed(tx, account))) return { made: undefined, headers: {} }
    const made = await finishRegistration(tx, registering(account), field(visit.request, 'answer'))
    if (made.kind === 'refused') return { made, headers: {} }
    const { id: credential, synced, userVerified } = made
    const proof = { kind: 'passkey', at: visit.now, credential, synced, userVerified } as const
    return { made, headers: await raiseSession(tx, account, proof) }
  })
  if (kept === 'again') return seeOther(accountUrl(visit, '/security/passkeys/add'))
  if (kept.made === undefined) return seeOther(accountUrl(visit, '/security'))
  if (kept.made.kind === 'refused') return page(account, kept.made.reason)
  return seeOther(doneUrl(visit, '/security', 'passkey_added'), kept.headers)
}

/** The page on which somebody makes another passkey for their account (UX-H51). */
export const accountPasskeyAdd: Step = accountPage({ GET: show, POST: keep, isSensitive: true })
