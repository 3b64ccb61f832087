import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { notifyPerson } from '../notices/notify-person.ts'

/** Tells a person that a passkey was added. */
export const mailPasskeyAdded = (tx: Tx, person: Person, name: string, now: Date): Promise<void> =>
  notifyPerson(tx, person, { kind: 'passkey_added', name }, now)

/** Tells a person that somebody has a copy of their passkey. */
export const mailPasskeyCopied = (tx: Tx, person: Person, name: string, now: Date): Promise<void> =>
  notifyPerson(tx, person, { kind: 'passkey_copied', name }, now)

/** Tells a person that they removed a passkey. */
export const mailPasskeyRemoved = (tx: Tx, person: Person, name: string, now: Date): Promise<void> =>
  notifyPerson(tx, person, { kind: 'passkey_removed', name }, now)
