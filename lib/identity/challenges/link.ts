import { formatId, parseId } from '#lib/kernel/ids.ts'
import { hashToken } from '#lib/kernel/tokens.ts'

/** The two halves of a mailed link: which row, and the secret. */
export type LinkKey = { id: string; hash: Uint8Array<ArrayBuffer> }

/** The link of a mail. `issuer` is the stored one, so nothing of any request can change where it leads (Y03). */
export const challengeLink = (issuer: string, path: string, { id, link }: { id: string; link: string }): string =>
  `${issuer}${path}?${new URLSearchParams({ challenge: formatId('challenge', id), token: link })}`

/** Reads what `challengeLink` wrote; undefined when it can't be one. */
export function readLink(challenge: string, token: string): LinkKey | undefined {
  const id = parseId('challenge', challenge)
  const hash = hashToken('mail_link', token)
  return id === undefined || hash === undefined ? undefined : { id, hash: Uint8Array.from(hash) }
}
