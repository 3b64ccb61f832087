import type { ClientKind } from './kinds.ts'
import { isWebOrigin } from './origin.ts'
import { redirectUriFault, uriFaults } from './redirect-uri.ts'

/** What is wrong with one address of a list, or (no index) with the list as a whole. */
export type AddressFault = { index?: number; message: string }

/** What keeps `uris` from being registered as redirect URIs of a client of this kind, in plain words. Browsers ask it too. */
export function uriListFaults(uris: readonly string[], kind: ClientKind): AddressFault[] {
  const faults = uris.flatMap((uri, index): AddressFault[] => {
    const found = redirectUriFault(uri, kind)
    return found === undefined ? [] : [{ index, message: `${uri.slice(0, 120)} ${uriFaults[found]}` }]
  })
  return new Set(uris).size === uris.length ? faults : [...faults, { message: 'names an address twice' }]
}

/** What keeps `origins` from being origins that scripts may call us from. */
export const originListFaults = (origins: readonly string[]): AddressFault[] =>
  origins.flatMap((origin, index) =>
    isWebOrigin(origin)
      ? []
      : [{ index, message: `${origin.slice(0, 120)} is not an origin such as https://app.example.com` }],
  )
