import { domainToASCII } from 'node:url'
import { bounds } from '#lib/limits/bounds.ts'

/** An address as typed (NFC, trimmed) and in the one form it is stored, compared and looked up by. */
export type Email = { value: string; normalized: string }

const localForm = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const typedDomainForm = /^[\p{L}\p{M}\p{N}.-]+$/u
const domainForm = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/

/**
 * Reads one address (Y09): one recipient, no display name, no comment, no quoted local part, no other sign than U+0040
 * for the at. NFC, trimmed, lower-case, the domain in ASCII (UTS 46), at most 254 characters. Anything else is undefined.
 */
export function readEmail(typed: string): Email | undefined {
  if (typed.length > bounds.email.length * 2) return undefined
  const value = typed.normalize('NFC').trim()
  const [localTyped, domainTyped, more] = value.split('@')
  if (localTyped === undefined || domainTyped === undefined || more !== undefined) return undefined
  const local = lower(localTyped)
  if (Buffer.byteLength(local) > bounds.email.localPart || !localForm.test(local)) return undefined
  if (!typedDomainForm.test(domainTyped)) return undefined
  const domain = domainToASCII(domainTyped).toLowerCase()
  const normalized = `${local}@${domain}`
  if (!domainForm.test(domain) || Buffer.byteLength(normalized) > bounds.email.length) return undefined
  return { value, normalized }
}

/** The form an address is looked up by, or undefined when it is none. */
export const normalizeEmail = (typed: string): string | undefined => readEmail(typed)?.normalized

const lower = (text: string): string => text.toLowerCase().normalize('NFC')
