import { Prisma } from '#lib/db/generated/client.ts'
import type { Values } from '#lib/policy/fields.ts'
import { factorBits, sumsWithout } from '../users/listing/factors.ts'

/**
 * That a person `u` has set up nothing that a policy of second factors would take; undefined: it asks for none. Recovery codes stand in
 * for a factor, so they are none; a mailed code takes an address that is confirmed.
 */
export function lackingFactor({ requirement, passkeys, totp, emailCode }: Values<'mfa'>): Prisma.Sql | undefined {
  if (requirement < 2) return undefined
  const passkey = passkeys === 1 ? factorBits.passkey : 0
  const app = requirement === 2 && totp === 1 ? factorBits.totp : 0
  const none = Prisma.sql`u.factors = any (${sumsWithout(passkey | app)}::smallint[])`
  return requirement === 2 && emailCode === 1 ? Prisma.sql`${none} and u.email_verified = false` : none
}
