import { bounds } from '#lib/limits/bounds.ts'

/** The largest body that is passed on to a page. */
export const maxBodyBytes = 1024 * 1024

/** What a form adds to the file that it sends. */
const formBytes = 64 * 1024

/** The door for files of people: it reads the body itself, bounds it again, and asks who sends it before anything else. */
const fileDoor = /^\/admin\/[a-z0-9-]{1,40}\/users\/import\/file$/

/** Where people send a picture of themselves. Its door holds much less than it reads, so as to say what is too large. */
const pictureDoor = /^\/t\/[a-z0-9-]{1,63}\/[a-z0-9-]{1,63}\/account\/profile\/picture$/

/** How large the body of a request may be, by its path. */
export function bodyLimit(url: string): number {
  const path = url.split('?')[0] ?? ''
  if (pictureDoor.test(path)) return bounds.picture.drainedBytes
  return fileDoor.test(path) ? bounds.import.bytes + formBytes : maxBodyBytes
}
