import type { PasswordRefusal } from '#lib/identity/password-rules.ts'
import { type Saying, saying } from '#lib/language/saying.ts'

/** Why a chosen password is not taken, and what to do (UX-H40). */
export const passwordProblem = (refusal: PasswordRefusal | undefined): Saying | undefined =>
  refusal === undefined ? undefined : saying(`newPassword.problem.${refusal.kind}`, { count: refusal.count })
