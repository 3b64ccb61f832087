import { requestContext } from '#lib/kernel/context.ts'
import type { Seen } from '#lib/mail/seen.ts'
import { placeOf } from '#lib/net/place-of.ts'
import { devicePartsOf } from './device-parts.ts'

/** Whence the request that is being served came. */
export function seenNow(now: Date): Seen {
  const { ip, userAgent } = requestContext()
  const { browser, os } = devicePartsOf(userAgent ?? null)
  return { at: now, browser, os, place: placeOf(ip), ip }
}
