import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { notifyPerson } from '../notices/notify-person.ts'
import { fewRecoveryCodes, recoveryCodeCount } from './code.ts'

/** `3 recovery codes left`, and from three on what to do (UX-H63). */
export function leftWords(left: number): string {
  const count = left === 0 ? 'No recovery code is' : left === 1 ? 'One recovery code is' : `${left} recovery codes are`
  const advice = left > fewRecoveryCodes ? '' : ' Make new ones while you can still sign in another way.'
  return `${count} left.${advice}`
}

/** Tells a person that one of their codes was used. */
export const mailCodeUsed = (tx: Tx, person: Person, left: number, now: Date): Promise<void> => {
  const paragraphs = ['A recovery code was used in place of your second step to sign in.', leftWords(left)]
  return notifyPerson(tx, person, { subject: 'A recovery code was used', paragraphs }, now)
}

/** Tells a person that they have new codes. */
export const mailCodesMade = (tx: Tx, person: Person, now: Date): Promise<void> => {
  const paragraphs = [
    `${recoveryCodeCount} new recovery codes were saved for your account. Each works once; those from before work no more.`,
  ]
  return notifyPerson(tx, person, { subject: 'New recovery codes', paragraphs }, now)
}
