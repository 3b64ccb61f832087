/** Whom mails are from. */
export type Sender = { name: string; address: string }

const form = /^(?:([^<>",;:@\p{Cc}]{0,100}?)\s*<([^<>\s]+)>|([^<>\s]+))$/u
const address = /^[^\s@<>,;:"()[\]\\\p{Cc}]{1,64}@[^\s@<>,;:"()[\]\\\p{Cc}]{1,255}$/u

/** Reads `no-reply@example.com` or `Example <no-reply@example.com>`: one address, nothing that could become a second header. */
export function readSender(value: string): Sender | undefined {
  const [, name = '', inBrackets, alone] = form.exec(value.trim()) ?? []
  const read = inBrackets ?? alone
  return read !== undefined && address.test(read) ? { name: name.trim(), address: read } : undefined
}
