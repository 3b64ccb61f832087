import type { Tx } from '#lib/db/with-tenant.ts'
import type { Values } from '#lib/policy/fields.ts'
import { loadMfaPolicy } from '#lib/policy/mfa.ts'
import { loadOwned, type Person } from '../assurance/owned.ts'
import { rolesUnderPolicy } from '../assurance/roles-under-policy.ts'
import { lockPerson } from '../lock-person.ts'
import type { Ways } from './removal.ts'

/**
 * What a person can show, and the policy that holds for them in an environment; nobody else changes either way until the
 * transaction ends, so that of two who take away at once the second sees what the first left.
 */
export async function lockOwnWays(
  tx: Tx,
  person: Person,
  environment: { id: string; kind: string },
): Promise<{ ways: Ways; rules: Values<'mfa'> }> {
  const { directoryId, userId } = person
  await lockPerson(tx, person)
  const roleIds = await rolesUnderPolicy(tx, { ...person, environmentId: environment.id })
  const rules = await loadMfaPolicy(tx, { environment, directoryId, roleIds })
  const { passkeys, totp, email } = await loadOwned(tx, person)
  const where = { tenantId: tx.tenantId, directoryId, userId, kind: 'password' }
  const password = (await tx.db.credential.count({ where })) > 0
  return { ways: { password, passkeys, totp, email }, rules }
}
