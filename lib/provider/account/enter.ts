import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { acrLadder } from '#lib/identity/assurance/assurance-of.ts'
import { saying } from '#lib/language/saying.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { field, formToken, isOurForm, parameter } from '../hosted/form.ts'
import { foreignForm } from '../hosted/messages.ts'
import type { Answer, Step, Visit } from '../hosted/visit.ts'
import type { Browser, BrowserSession } from '../ports/browser.ts'
import { beginAccount } from './begin.ts'
import { type AccountPath, accountUrl, pathOf } from './paths.ts'
import { shellOf } from './shell.ts'
import { strengthOf } from './strength.ts'

/** Somebody who looks after their own account, by the session that this browser shows. */
export type Account = {
  visit: Visit
  browser: Browser
  session: BrowserSession
  person: AccountPerson
  /** What a form that posts to this page of the account carries. */
  form(path: AccountPath): { action: string; csrf: string }
  /** Runs in one transaction of their tenant. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** Who they are, as the directory has them now. */
export type AccountPerson = NonNullable<Awaited<ReturnType<typeof findPerson>>>

type Page = {
  GET?: (account: Account) => Promise<Answer>
  POST?: (account: Account) => Promise<Answer>
  /**
   * UX-H48: only for somebody who has signed in lately, and has shown what guards their account, for what they do here could take the
   * account from its owner.
   */
  isSensitive?: boolean
  /** The page that shows this one's form, where that is another: whoever has to sign in first comes back there. */
  shownAt?: AccountPath
  /** Its form brings a file. */
  takesFile?: boolean
}

/**
 * A page of the account. Who is not signed in, or not lately enough, signs in first and comes back; what was posted meanwhile is
 * not done, for nobody may have it done by a form that was made for somebody else.
 */
export const accountPage = ({ GET, POST, isSensitive = false, shownAt, takesFile = false }: Page): Step => {
  const guarded =
    (run: (account: Account) => Promise<Answer>) =>
    async (visit: Visit): Promise<Answer> => {
      const path = pathOf(visit)
      const returnTo = accountUrl(visit, shownAt ?? path, itemQuery(visit))
      const account = await findAccount(visit)
      if (account === undefined) return beginAccount(visit, returnTo)
      const { session, person } = account
      const strength = isSensitive ? await strengthOf(account) : 'enough'
      if (strength === 'more' || strength === 'stale' || (isSensitive && isOld(session, visit.now)))
        return beginAccount(visit, returnTo, {
          maxAgeSeconds: strength === 'stale' ? 0 : bounds.account.recentSeconds,
          sub: session.sub,
          email: person.email ?? '',
          acrValues: strength === 'more' ? [acrLadder[1]] : [],
        })
      if (strength === 'never')
        return { status: 403, view: { view: 'account_locked', shell: shellOf(account, 'security') } }
      // Of a form that is too large to be read nothing is done, whoever made it: its page says so.
      const isUnread = visit.file === 'too_large'
      if (visit.request.method === 'POST' && !isUnread && !isOurs(account, path))
        return foreignForm(visit, { href: returnTo, label: saying('action.goOn') })
      return run(account)
    }
  return {
    ...(GET === undefined ? {} : { GET: guarded(GET) }),
    ...(POST === undefined ? {} : { POST: guarded(POST) }),
    ...(takesFile ? { takesFile } : {}),
  }
}

/** Which of several things a page is about goes along, and nothing else of the address. */
function itemQuery({ request }: Visit): string {
  const item = parameter(request, 'item') ?? field(request, 'item')
  return item !== undefined && /^[a-z0-9_]{1,40}$/.test(item) ? `?item=${item}` : ''
}

const isOld = ({ authTime }: BrowserSession, now: Date): boolean =>
  now.getTime() - authTime.getTime() > bounds.account.recentSeconds * 1000

/** A form for one page of one session: a token of another page, or of somebody else on this browser, is foreign. */
const tokenFor = ({ browser, session }: Pick<Account, 'browser' | 'session'>, path: AccountPath): string =>
  formToken(browser.hash, `account:${session.id}:${path}`)

const isOurs = (account: Account, path: AccountPath): boolean =>
  field(account.visit.request, 'csrf') !== undefined &&
  isOurForm(account.visit.request, account.visit.snapshot.environment.issuer, tokenFor(account, path))

/** Whose account this browser shows; undefined when nobody is signed in, or who it was is no longer. */
async function findAccount(visit: Visit): Promise<Account | undefined> {
  const browser = await visit.browser()
  if (browser === undefined || browser.sessions.length === 0) return undefined
  const { tenant, environment, directoryId } = visit.snapshot
  return withTenant(tenant.id, async (tx) => {
    const where = { tenantId: tx.tenantId, environmentId: environment.id, id: browser.id }
    const row = await tx.db.browser.findFirst({ where, select: { accountSessionId: true } })
    const session = browser.sessions.find(({ id }) => id === row?.accountSessionId)
    const person = session === undefined ? null : await findPerson(tx, directoryId, session.userId)
    if (session === undefined || person === null || person.status !== 'active') return undefined
    Object.assign(visit.wishes, { user: person.locale, timeZone: person.zoneinfo })
    const form = (path: AccountPath) => ({
      action: accountUrl(visit, path),
      csrf: tokenFor({ browser, session }, path),
    })
    return { visit, browser, session, person, form, run: (work) => withTenant(tenant.id, work) }
  })
}

async function findPerson(tx: Tx, directoryId: string, id: string) {
  const row = await tx.db.user.findFirst({
    where: { directoryId, id },
    select: {
      ...{ id: true, directoryId: true, sub: true, status: true, displayName: true, givenName: true, familyName: true },
      ...{ picture: true, locale: true, zoneinfo: true, createdAt: true, version: true },
      ownPicture: { select: { key: true } },
      identifiers: { where: { kind: 'email', primary: true }, select: { value: true, verifiedAt: true }, take: 1 },
    },
  })
  if (row === null) return null
  const { identifiers, ownPicture, ...person } = row
  const [primary] = identifiers
  const pictureKey = ownPicture?.key
  return { ...person, pictureKey, email: primary?.value ?? null, isEmailVerified: primary?.verifiedAt != null }
}
