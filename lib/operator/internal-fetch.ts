import { config } from '#lib/kernel/env.ts'

/**
 * Fetches from our own issuer through this machine's front instead of the public address, which may lie behind a proxy,
 * a private certificate authority or a NAT without hairpin. Anything that is not our own origin is refused.
 */
export const internalFetch: typeof fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  const { origin, port, bind } = config()
  if (url.origin !== origin) return Promise.reject(new Error('the portal talks to its own issuer alone'))
  const host = bind === undefined || bind === '0.0.0.0' || bind === '::' ? '127.0.0.1' : bind
  const local = `http://${host.includes(':') ? `[${host}]` : host}:${port}${url.pathname}${url.search}`
  return fetch(input instanceof Request ? new Request(local, input) : local, { ...init, redirect: 'error' })
}
