import { endpointPaths } from '#lib/oidc/endpoints.ts'

/** Which environment a path names. */
export type Place = { tenant: string; environment: string }

const slug = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const form = new RegExp(`^/t/(${slug})/(${slug})(/.+)$`)
const isSlug = new RegExp(`^${slug}$`)
const inserted = new RegExp(`^/\\.well-known/oauth-authorization-server/t/(${slug})/(${slug})$`)

/** What answers without a page and without a browser; the fast door serves these and nothing else. */
export const machineEndpoints = ['discovery', 'jwks', 'token', 'userinfo', 'revoke', 'introspect'] as const
export type MachineEndpoint = (typeof machineEndpoints)[number]

const rfc8414 = '/.well-known/oauth-authorization-server'
const byPath = new Map<string, MachineEndpoint>([
  ...machineEndpoints.map((name): [string, MachineEndpoint] => [endpointPaths[name], name]),
  [rfc8414, 'discovery'],
])

/** Whether these are slugs at all, before anything is asked of the database. */
export const isPlace = ({ tenant, environment }: Place): boolean => isSlug.test(tenant) && isSlug.test(environment)

/** What a path names. One that was read is shared by all who ask for it again: nobody changes it. */
export type MachineTarget = Readonly<{ place: Place; endpoint: MachineEndpoint }>

const mostRemembered = 10_000
const remembered = new Map<string, MachineTarget>()

/**
 * Reads an exact, canonical path. Anything else (`//`, `%2e`, another case, a trailing slash) names nothing here, and is
 * for the door behind to judge. RFC 8414 §3.1's inserted location counts, with the path of the issuer after it.
 */
export function readMachinePath(path: string): MachineTarget | undefined {
  const known = remembered.get(path)
  if (known !== undefined) return known
  const target = parsed(path)
  if (target === undefined) return undefined
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(path, target)
  return target
}

function parsed(path: string): MachineTarget | undefined {
  const direct = form.exec(path)
  if (direct !== null) {
    const [, tenant, environment, rest] = direct
    const endpoint = byPath.get(rest ?? '')
    if (tenant === undefined || environment === undefined || endpoint === undefined) return undefined
    return { place: { tenant, environment }, endpoint }
  }
  const [, tenant, environment] = inserted.exec(path) ?? []
  if (tenant === undefined || environment === undefined) return undefined
  return { place: { tenant, environment }, endpoint: 'discovery' }
}
