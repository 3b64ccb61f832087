import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { notifyPerson } from '../notices/notify-person.ts'

/** Tells a person that an authenticator app was added. */
export const mailTotpAdded = (tx: Tx, person: Person, now: Date): Promise<void> =>
  notifyPerson(tx, person, { kind: 'totp_added' }, now)

/** Tells a person that their authenticator app was replaced by another. */
export const mailTotpReplaced = (tx: Tx, person: Person, now: Date): Promise<void> =>
  notifyPerson(tx, person, { kind: 'totp_replaced' }, now)

/** Tells a person that their authenticator app was removed. */
export const mailTotpRemoved = (tx: Tx, person: Person, now: Date): Promise<void> =>
  notifyPerson(tx, person, { kind: 'totp_removed' }, now)
