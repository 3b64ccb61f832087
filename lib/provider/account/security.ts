import { findAcceptedPasskeys } from '#lib/identity/account/accepted-passkeys.ts'
import { listOwnPasskeys, type OwnPasskey } from '#lib/identity/account/own-passkeys.ts'
import { recommend } from '#lib/identity/account/recommend.ts'
import { readSecurity } from '#lib/identity/account/security-state.ts'
import { sessionProofs } from '#lib/identity/assurance/session-proofs.ts'
import { relyingPartyOf } from '#lib/identity/passkeys/relying-party.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { signInPlace } from '../hosted/sign-in-place.ts'
import type { Answer, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { accountUrl } from './paths.ts'
import { hrefOf } from './security-hrefs.ts'
import { shellOf } from './shell.ts'

/** How somebody proves that it is them, and where each of it is changed (UX-H49). */
async function show(account: Account): Promise<Answer> {
  const { visit, person, session } = account
  const whose = { directoryId: person.directoryId, userId: person.id }
  const { environment } = signInPlace(visit)
  const { id: rpId } = relyingPartyOf(visit.snapshot.environment.issuer, '')
  return account.run(async (tx) => {
    const security = await readSecurity(tx, whose, environment)
    const { rules, totp, recoveryCodes: codes, password, passkeys } = security
    const [app] = totp
    const kind = recommend({ ...security, isEmailVerified: person.isEmailVerified })
    const shown = (await sessionProofs(tx, environment.id, session.id)).flatMap((proof) =>
      proof.kind === 'passkey' ? proof.credential : [],
    )
    const url = (path: Parameters<typeof accountUrl>[1]) => accountUrl(visit, path)
    // Codes stand in for a factor: there must be one.
    const hasFactor = passkeys.length > 0 || app !== undefined
    return {
      view: {
        view: 'account_security',
        shell: shellOf(account, 'security'),
        recommendation: { kind, href: hrefOf(visit, kind) },
        passkeys: (await listOwnPasskeys(tx, whose)).map(({ id, ...passkey }: OwnPasskey) => {
          const item = formatId('credential', id)
          const query = `?item=${item}`
          return {
            ...{ ...passkey, item, isUsedHere: shown.includes(id) },
            renameHref: accountUrl(visit, '/security/passkeys/rename', query),
            removeHref: accountUrl(visit, '/security/passkeys/remove', query),
          }
        }),
        addHref: rules.passkeys === 1 || rules.passkeyFirst === 1 ? url('/security/passkeys/add') : undefined,
        totp: app ?? null,
        totpHref: rules.totp === 1 ? url('/security/totp') : undefined,
        totpRemoveHref: url('/security/totp/remove'),
        codes,
        codesHref: rules.recoveryCodes === 1 && hasFactor ? url('/security/codes') : undefined,
        password,
        passwordHref: url('/security/password'),
        isEmailVerified: person.isEmailVerified,
        emailHref: url('/security/email'),
        confirm: account.form('/security/email/confirm'),
        accepted: await findAcceptedPasskeys(tx, whose, rpId),
      },
    }
  })
}

/** The page of what guards somebody's account. */
export const accountSecurity: Step = accountPage({ GET: show })
