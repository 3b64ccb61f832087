import { type PasswordAbout, passwordRulesFor } from '../new-password.ts'
import { hashPassword } from '../password.ts'
import { findPasswordProblem, type PasswordRefusal, passwordRefusal } from '../password-rules.ts'

/**
 * Checks the password that a new person chose by the rules of the directory, and hashes it. Throws `unavailable` when too many
 * hashes wait.
 */
export async function firstPassword(
  wanted: string,
  about: PasswordAbout,
): Promise<{ hash: string } | { problem: PasswordRefusal }> {
  const rules = passwordRulesFor(about)
  const problem = findPasswordProblem(wanted, rules)
  if (problem !== undefined) return { problem: passwordRefusal(problem, rules) }
  const { hashMemoryKib, hashPasses } = about.policies.password
  return { hash: await hashPassword(wanted, { memoryKib: hashMemoryKib, passes: hashPasses }) }
}
