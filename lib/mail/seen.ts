import type { Place } from '#lib/net/read-place.ts'

/** Whence something was asked for or done, for whoever reads of it to know whether it was them (UX-H29). */
export type Seen = {
  at: Date
  browser?: string | undefined
  os?: string | undefined
  place?: Place | undefined
  ip?: string | undefined
}
