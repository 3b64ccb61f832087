import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { notifyPerson } from '../notices/notify-person.ts'

/** Tells a person that a passkey was added. */
export const mailPasskeyAdded = (tx: Tx, person: Person, name: string, now: Date): Promise<void> => {
  const paragraphs = [`A passkey was added to your account: ${name}. From now on it can be used to sign in.`]
  return notifyPerson(tx, person, { subject: 'Passkey added', paragraphs }, now)
}

/** Tells a person that somebody has a copy of their passkey. */
export const mailPasskeyCopied = (tx: Tx, person: Person, name: string, now: Date): Promise<void> => {
  const paragraphs = [
    `A copy of your passkey (${name}) was used to sign in. That was refused, and this passkey is not taken any more.`,
    'Sign in another way, or ask your administrator for help, and set up a new one.',
  ]
  return notifyPerson(tx, person, { subject: 'A copy of your passkey was used', paragraphs }, now)
}
