import type { Party } from './types.ts'

/** A tenant's portal (`/admin/acme`), and the environment of the page. */
type Place = { portal: string; environment: string }

/** What has a page of its own, by its id. */
const pages: Readonly<Record<string, string>> = {
  client: 'clients',
  user: 'users',
  group: 'groups',
  role: 'roles',
  api: 'apis',
  invitation: 'invitations',
}

/** What is found on a page with others of its kind. */
const lists: Readonly<Record<string, string>> = { tenant: 'settings', directory: 'environments', key: 'keys' }

/** The page of an object that an event names, in the event's own environment; undefined where it has none, or is gone. */
export function pageOf(place: Place, { kind, id, name, slug }: Party, environment?: string): string | undefined {
  if (id === null) return undefined
  const at = (path: string) =>
    `${place.portal}/${path}?${new URLSearchParams({ environment: shownIn(environment) ?? place.environment })}`
  const list = lists[kind]
  if (list !== undefined) return at(list)
  if (kind === 'environment')
    return slug === undefined || shownIn(slug) === undefined ? undefined : at(`environments/${slug}`)
  const page = pages[kind]
  return page === undefined || name === null ? undefined : at(`${page}/${id}`)
}

/** `control` holds the portal alone and has no pages. */
const shownIn = (environment: string | undefined): string | undefined =>
  environment === 'control' ? undefined : environment
