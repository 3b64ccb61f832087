import { bounds } from '#lib/limits/bounds.ts'

/** The largest body that is passed on to a page. */
export const maxBodyBytes = 1024 * 1024

/** What a form adds to the file that it sends. */
const formBytes = 64 * 1024

/** The one door for files: it reads the body itself, bounds it again, and asks who sends it before anything else. */
const fileDoor = /^\/admin\/[a-z0-9-]{1,40}\/users\/import\/file$/

/** How large the body of a request may be, by its path. */
export const bodyLimit = (url: string): number =>
  fileDoor.test(url.split('?')[0] ?? '') ? bounds.import.bytes + formBytes : maxBodyBytes
