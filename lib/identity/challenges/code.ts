import { createHmac, randomInt } from 'node:crypto'
import { deriveKey } from '#lib/keys/master.ts'
import type { ChallengePurpose } from './purpose.ts'

/** A new code: six digits, each value as likely as any other. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** A typed code without what people put between its digits; undefined when that is no code. */
export function readCode(typed: string): string | undefined {
  if (typed.length > 40) return undefined
  const digits = typed.normalize('NFKC').replaceAll(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : undefined
}

/** Of whom, where and for what a code is. */
export type CodeOf = { tenantId: string; directoryId: string; subject: string; purpose: ChallengePurpose }

/**
 * What is stored of a code. Six digits are soon tried, so the hash needs a key that the database does not hold; for one person
 * and purpose, so that equal codes of two are not seen to be equal.
 */
export const codeHash = ({ tenantId, directoryId, subject, purpose }: CodeOf, code: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    createHmac('sha256', deriveKey('mailed-code'))
      .update([tenantId, directoryId, purpose, subject, code].join('\0'))
      .digest(),
  )
