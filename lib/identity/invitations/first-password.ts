import { type PasswordAbout, passwordRulesFor } from '../new-password.ts'
import { hashPassword } from '../password.ts'
import { findPasswordProblem, passwordSentences } from '../password-rules.ts'

/**
 * Checks the password that a new person chose by the rules of the directory, and hashes it. Throws `unavailable` when too many
 * hashes wait.
 */
export async function firstPassword(
  wanted: string,
  about: PasswordAbout,
): Promise<{ hash: string } | { problem: string }> {
  const rules = passwordRulesFor(about)
  const problem = findPasswordProblem(wanted, rules)
  if (problem !== undefined) return { problem: passwordSentences[problem](rules) }
  const { hashMemoryKib, hashPasses } = about.policies.password
  return { hash: await hashPassword(wanted, { memoryKib: hashMemoryKib, passes: hashPasses }) }
}
