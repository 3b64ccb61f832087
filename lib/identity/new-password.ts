import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { PolicyValues } from '#lib/policy/load.ts'
import { endSessions } from './end-sessions.ts'
import { type HashCost, hashPassword } from './password.ts'
import {
  findPasswordProblem,
  minPasswordLength,
  type PasswordRefusal,
  type PasswordRules,
  passwordRefusal,
} from './password-rules.ts'
import { setPassword } from './users.ts'

/** A password that a person chose: hashed when the rules of the place allow it, else why it is not taken. */
export type Chosen = { hash: string } | { problem: PasswordRefusal }

/** Whose password it is to be. `placeWords` are those of the directory (`loadPlaceWords`). */
export type PasswordAbout = {
  displayName: string
  normalized: string
  policies: PolicyValues
  placeWords: readonly string[]
}

/** The rules for a person's own password: its length, and nothing made of the place, their names and address (ASVS 6.2.11). */
export const passwordRulesFor = ({ displayName, normalized, policies, placeWords }: PasswordAbout): PasswordRules => ({
  minLength: minPasswordLength(policies),
  placeWords: [...placeWords, displayName, ...normalized.split('@')],
})

/**
 * Checks a new password and hashes it. One that was given to the person is not theirs, so it must be another (ASVS 6.4.1).
 * Throws `unavailable` when too many hashes wait.
 */
export async function choosePassword(
  given: string,
  wanted: string,
  about: PasswordAbout,
  cost: HashCost,
): Promise<Chosen> {
  const rules = passwordRulesFor(about)
  if (wanted.normalize('NFC') === given.normalize('NFC')) return { problem: passwordRefusal('given', rules) }
  const problem = findPasswordProblem(wanted, rules)
  return problem === undefined
    ? { hash: await hashPassword(wanted, cost) }
    : { problem: passwordRefusal(problem, rules) }
}

/** Puts a person's own password in the place of the one that they were given, and ends whatever that one had opened. */
export async function replaceGivenPassword(
  tx: Tx,
  person: { directoryId: string; userId: string; environmentId: string },
  passwordHash: string,
  now: Date,
): Promise<void> {
  const { directoryId, userId, environmentId } = person
  const actor = { kind: 'user', id: userId } as const
  await endSessions(tx, { directoryId, userId }, { reason: 'password_changed', actor, now, offline: true })
  const target = await setPassword(tx, { directoryId, userId, passwordHash, now })
  await tx.db.user.updateMany({
    where: { directoryId, id: userId },
    data: { requireNewPassword: false, version: { increment: 1 }, updatedAt: now },
  })
  await record(tx, { at: now, action: 'credential.changed', actor, target, environmentId })
}
