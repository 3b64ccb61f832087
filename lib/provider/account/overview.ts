import { listOwnApps } from '#lib/identity/account/own-apps.ts'
import { listOwnSessions } from '#lib/identity/account/own-sessions.ts'
import { recommend } from '#lib/identity/account/recommend.ts'
import { readSecurity } from '#lib/identity/account/security-state.ts'
import { signInPlace } from '../hosted/sign-in-place.ts'
import type { Answer, Step } from '../hosted/visit.ts'
import { type Account, accountPage } from './enter.ts'
import { hrefOf } from './security-hrefs.ts'
import { shellOf } from './shell.ts'

/** How the account stands, and the one thing to do for it (UX-H47). */
async function show(account: Account): Promise<Answer> {
  const { visit, person } = account
  const whose = { directoryId: person.directoryId, userId: person.id }
  const { environment } = signInPlace(visit)
  return account.run(async (tx) => {
    const security = await readSecurity(tx, whose, environment)
    const kind = recommend({ ...security, isEmailVerified: person.isEmailVerified })
    return {
      view: {
        view: 'account_overview',
        shell: shellOf(account, 'overview'),
        recommendation: { kind, href: hrefOf(visit, kind) },
        security: {
          hasPassword: security.password !== null,
          passkeys: security.passkeys.length,
          hasTotp: security.totp.length > 0,
          codesLeft: security.recoveryCodes?.left ?? null,
        },
        isEmailVerified: person.isEmailVerified,
        sessions: (await listOwnSessions(tx, whose, visit.now)).total,
        apps: (await listOwnApps(tx, whose, visit.now)).length,
      },
    }
  })
}

/** The first page of the account. */
export const accountOverview: Step = accountPage({ GET: show })
