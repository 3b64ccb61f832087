import type { Reader } from './signed-in.ts'

/** What administrators of a tenant open: its lists as they are searched, filtered and sorted, and one thing of each. */
export async function tenantPaths(read: Reader, home: string, known: { owner: string; deep: string | undefined }) {
  const firstOf = async (section: string) => firstLink(await read(section), `${home}${section}`)
  const [user, group, role, client] = [
    await firstOf('/users'),
    await firstOf('/groups'),
    await firstOf('/roles'),
    await firstOf('/clients'),
  ]
  return [
    '',
    '?range=30d',
    '/users',
    '/users?sort=name',
    '/users?sort=-signIn',
    '/users?q=ada',
    '/users?q=lstr%C3%B6m',
    `/users?q=${known.owner}`,
    '/users?q=xyzzyx',
    '/users?status=suspended&sort=name',
    '/users?status=active&sort=-signIn&q=priya',
    '/users?factors=totp',
    '/users?signedIn=within:30',
    ...(group === undefined ? [] : [`/users?group=${group}`, `/groups/${group}`]),
    ...(role === undefined ? [] : [`/users?role=any:${role}`, `/roles/${role}`]),
    ...(known.deep === undefined ? [] : [`/users?sort=name&cursor=${known.deep}&at=40001`]),
    ...['', '?tab=sessions', '?tab=roles', '?tab=activity'].map((tab) => `/users/${user}${tab}`),
    '/groups',
    '/groups?q=eng',
    '/roles',
    '/clients',
    '/clients?q=app&sort=name',
    `/clients/${client}`,
    '/apis',
    '/sessions',
    '/consents',
    '/invitations',
    '/administrators',
    '/trail',
    '/trail?result=failed',
    '/trail?action=user.created',
    `/trail?about=${user}`,
    '/trail?when=within:7&result=failed',
    '/trail/tokens',
    '/environments',
    '/keys',
    '/mail',
    '/webhooks',
  ]
}

/** What operators open; `slug` is a tenant's. */
export const platformPaths = (slug: string): string[] => [
  '',
  '/tenants',
  '/tenants?q=harbor',
  '/tenants?q=xyzzyx',
  '/tenants?status=suspended',
  '/tenants?sort=-users',
  '/tenants?sort=-signIn',
  `/tenants/${slug}`,
  '/trail',
  '/operators',
  '/health',
  '/jobs',
  '/delivery',
]

/** The first thing that a list at this path leads to. */
const firstLink = (html: string, path: string): string | undefined =>
  new RegExp(`href="${path}/([a-z]+_[^"/?&]+)`).exec(html)?.[1]
