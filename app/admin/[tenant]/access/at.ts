import { one, type Search } from '../place.ts'

/** The question that an address of the explorer asks. */
export type AccessAt = {
  portal: string
  home: string
  environment: string
  view: 'may' | 'who'
  /** The identifier of the API. */
  api: string | undefined
  person: string | undefined
  client: string | undefined
  permission: string | undefined
  of: 'people' | 'clients'
  cursor: string | undefined
}

/** Reads the question in an address. */
export function accessAt(tenant: string, environment: string, search: Search): AccessAt {
  const portal = `/admin/${tenant}`
  return {
    portal,
    home: `${portal}/access`,
    environment,
    view: one(search, 'view') === 'who' ? 'who' : 'may',
    api: one(search, 'api'),
    person: one(search, 'person'),
    client: one(search, 'client'),
    permission: one(search, 'permission'),
    of: one(search, 'of') === 'clients' ? 'clients' : 'people',
    cursor: one(search, 'cursor'),
  }
}

/** The address of a question: this one with some of it changed. */
export function accessHref(at: AccessAt, change: Partial<AccessAt>): string {
  const { home, environment, view, api, person, client, permission, of, cursor } = { ...at, ...change }
  const state =
    view === 'may'
      ? { environment, api, person, client }
      : { environment, view, api, permission, of: of === 'people' ? undefined : of, cursor }
  const parts = Object.entries(state).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `${home}?${new URLSearchParams(parts)}`
}
