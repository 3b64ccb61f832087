import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { notifyPerson } from '../notices/notify-person.ts'

/** Tells a person that an authenticator app was added. */
export const mailTotpAdded = (tx: Tx, person: Person, now: Date): Promise<void> => {
  const paragraphs = [
    'An authenticator app was added to your account. From now on it can be asked for when you sign in.',
  ]
  return notifyPerson(tx, person, { subject: 'Authenticator app added', paragraphs }, now)
}
