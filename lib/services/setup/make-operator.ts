import { countEffectiveOwners, lockAccess } from '#lib/access/owners.ts'
import { type EventActor, record } from '#lib/audit/record.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { hashPassword } from '#lib/identity/password.ts'
import { findPasswordProblem, passwordSentences } from '#lib/identity/password-rules.ts'
import { createUser } from '#lib/identity/users.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { platformTenant } from '#lib/tenancy/resolve.ts'
import { giveRole } from '../assignments/give.ts'

export type FirstOperator = { displayName: string; email: string; password: string }

/**
 * Makes the first operator: an owner of the tenant `platform`. Answers false, and changes nothing, when there is one.
 * The password is checked here as everywhere: length, and whether it is easily guessed.
 */
export async function makeFirstOperator(wanted: FirstOperator, actor: EventActor, now: Date): Promise<boolean> {
  const rules = { minLength: bounds.password.minAlone, placeWords: [wanted.displayName, ...wanted.email.split('@')] }
  const problem = findPasswordProblem(wanted.password, rules)
  if (problem !== undefined)
    throw new ServiceError('invalid', 'Some fields need another look.', {
      fields: { password: passwordSentences[problem](rules) },
    })
  const passwordHash = await hashPassword(wanted.password)
  const platform = await platformTenant()
  return withTenant(platform.id, async (tx) => {
    await lockAccess(tx)
    if ((await countEffectiveOwners(tx)) > 0) return false
    const control = await tx.db.environment.findFirstOrThrow({ where: { kind: 'control' } })
    const { directoryId } = control
    const { displayName, email } = wanted
    const user = await createUser(tx, { directoryId, email, isEmailVerified: true, displayName, passwordHash, now })
    const to = { kind: 'user', directoryId, id: user.id } as const
    const owning = { role: { builtIn: 'owner' }, to, environmentId: null, grantedBy: null, now } as const
    const assignment = await giveRole(tx, owning)
    const event = { at: now, actor }
    await record(tx, { ...event, action: 'platform.set_up', target: platform.id })
    await record(tx, { ...event, action: 'user.created', target: user.id, changes: { after: { displayName, email } } })
    const given = { role: 'owner', user: user.id }
    await record(tx, { ...event, action: 'assignment.created', target: assignment, changes: { after: given } })
    return true
  })
}
