import { createHmac } from 'node:crypto'
import { safeEqual } from '#lib/kernel/tokens.ts'
import { deriveKey } from '#lib/keys/master.ts'
import type { ProtocolRequest } from '#lib/oidc/protocol.ts'

/** What a form is for: one step of one request, or a sign-out. A token made for one purpose is foreign to the others. */
export type FormPurpose =
  | `sign-in:${string}`
  | `select-account:${string}`
  | `consent:${string}`
  | `sign-out:${string}`
  | `invitation:${string}`
  | `mailed-link:${string}`
  | `forgot-password:${string}`
  | 'password-check'
  | `sign-up:${string}`
  | `account:${string}`

/** The token of a form: only we can make it, for this browser and this purpose. Nothing is stored for it. */
export const formToken = (browserHash: Uint8Array, purpose: FormPurpose): string =>
  createHmac('sha256', deriveKey('form-token')).update(browserHash).update(purpose).digest('base64url')

/** Whether a form came from a page of ours, in the browser and for the purpose that page was made for (SECURITY A41). */
export function isOurForm(request: ProtocolRequest, issuer: string, token: string): boolean {
  const presented = field(request, 'csrf')
  if (presented === undefined || !isOurOrigin(request, new URL(issuer).origin)) return false
  return safeEqual(Buffer.from(presented), Buffer.from(token))
}

/** One field of a form; undefined when it is absent, empty or sent twice. */
export function field(request: ProtocolRequest, name: string): string | undefined {
  const { form } = request
  return typeof form === 'string' || form.duplicates.includes(name) ? undefined : form.get(name)
}

/** One parameter of the address, read alike. */
export function parameter(request: ProtocolRequest, name: string): string | undefined {
  const { query } = request
  return typeof query === 'string' || query.duplicates.includes(name) ? undefined : query.get(name)
}

/** `Origin: null` is what sandboxed frames and opaque redirects send: nobody's, so not ours. */
export function isOurOrigin(request: ProtocolRequest, origin: string): boolean {
  const stated = request.header('origin')
  if (stated !== undefined && stated !== origin) return false
  const site = request.header('sec-fetch-site')
  return site === undefined || site === 'same-origin' || (site === 'none' && stated === origin)
}
