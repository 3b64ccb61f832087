import type { Tx } from '#lib/db/with-tenant.ts'
import type { Values } from '#lib/policy/fields.ts'
import { loadMfaPolicy } from '#lib/policy/mfa.ts'
import type { Person } from '../assurance/owned.ts'
import { rolesUnderPolicy } from '../assurance/roles-under-policy.ts'
import { type ListedPasskey, listPasskeys } from '../passkeys/list-passkeys.ts'
import { type ListedRecoveryCodes, listedRecoveryCodes } from '../recovery-codes/listed.ts'
import { type ListedTotp, listedTotp } from '../totp/listed.ts'

/** How somebody proves that it is them, and what the policy that holds for them here allows and demands. No secret, no code. */
export type SecurityState = {
  password: { changedAt: Date; lastUsedAt: Date | null } | null
  passkeys: readonly ListedPasskey[]
  totp: readonly ListedTotp[]
  recoveryCodes: ListedRecoveryCodes | null
  rules: Values<'mfa'>
}

/** Reads it, for the environment whose account pages ask. */
export async function readSecurity(
  tx: Tx,
  person: Person,
  environment: { id: string; kind: string },
): Promise<SecurityState> {
  const { directoryId, userId } = person
  const roleIds = await rolesUnderPolicy(tx, { directoryId, userId, environmentId: environment.id })
  const rules = await loadMfaPolicy(tx, { environment, directoryId, roleIds })
  const password = await tx.db.credential.findFirst({
    where: { directoryId, userId, kind: 'password' },
    select: { createdAt: true, lastUsedAt: true },
    orderBy: { id: 'desc' },
  })
  return {
    password: password === null ? null : { changedAt: password.createdAt, lastUsedAt: password.lastUsedAt },
    passkeys: await listPasskeys(tx, person),
    totp: await listedTotp(tx, person),
    recoveryCodes: (await listedRecoveryCodes(tx, person)) ?? null,
    rules,
  }
}
