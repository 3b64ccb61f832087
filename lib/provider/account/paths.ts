import { formatId } from '#lib/kernel/ids.ts'
import type { Visit } from '../hosted/visit.ts'

/** Where the pages of the account are, below `{issuer}/account`. */
export const accountPaths = [
  '',
  '/profile',
  '/profile/picture',
  '/profile/picture/remove',
  '/security',
  '/security/passkeys/add',
  '/security/passkeys/rename',
  '/security/passkeys/remove',
  '/security/totp',
  '/security/totp/remove',
  '/security/codes',
  '/security/password',
  '/security/email',
  '/security/email/confirm',
  '/sessions',
  '/sessions/end',
  '/sessions/end-others',
  '/sessions/ask-again',
  '/apps',
  '/apps/revoke',
  '/activity',
  '/data',
  '/data/download',
  '/data/delete',
  '/deleting',
] as const

export type AccountPath = (typeof accountPaths)[number]

/** The URL of a page of the account. `query` is appended as it is. */
export const accountUrl = (visit: Pick<Visit, 'snapshot'>, path: AccountPath, query = ''): string =>
  `${visit.snapshot.environment.issuer}/account${path}${query}`

/** Back to a page after something was done there, which it then says. */
export const doneUrl = (visit: Pick<Visit, 'snapshot'>, path: AccountPath, done: string): string =>
  accountUrl(visit, path, `?done=${done}`)

/** Which page of the account a visit is to. The router has matched it; a path that is none of ours is a mistake of the routes. */
export function pathOf(visit: Visit): AccountPath {
  const { issuer } = visit.snapshot.environment
  const base = `${new URL(issuer).pathname}/account`
  const path = accountPaths.find((each) => `${base}${each}` === visit.request.path)
  if (path === undefined) throw new Error('this path is not among accountPaths')
  return path
}

/** A session as forms of the account name it. */
export const sessionName = (id: string): string => formatId('session', id)
