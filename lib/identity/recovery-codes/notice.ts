import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { notifyPerson } from '../notices/notify-person.ts'
import { fewRecoveryCodes, recoveryCodeCount } from './code.ts'

/** Tells a person that one of their codes was used, how many are left, and when it is time to make new ones (UX-H63). */
export const mailCodeUsed = (tx: Tx, person: Person, left: number, now: Date): Promise<void> =>
  notifyPerson(tx, person, { kind: 'recovery_code_used', left, few: left <= fewRecoveryCodes }, now)

/** Tells a person that they have new codes. */
export const mailCodesMade = (tx: Tx, person: Person, now: Date): Promise<void> =>
  notifyPerson(tx, person, { kind: 'recovery_codes_made', count: recoveryCodeCount }, now)
