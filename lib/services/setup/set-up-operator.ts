import { asPlatform } from '#lib/db/as-platform.ts'
import { makeFirstOperator } from './make-operator.ts'

/**
 * Set-up without a person: start-up calls it with SIGNET_OPERATOR_EMAIL and SIGNET_OPERATOR_PASSWORD. An installation that
 * has an operator is left as it is. Throws `ServiceError` for an address or a password that can't be used.
 */
export async function setUpOperator(email: string, password: string, now: Date): Promise<'made' | 'present'> {
  const displayName = email.split('@')[0] ?? email
  const made = await makeFirstOperator({ displayName, email, password }, { kind: 'system', id: 'start-up' }, now)
  await asPlatform((db) =>
    db.platformState.updateMany({
      where: { setupCompletedAt: null },
      data: { setupCompletedAt: now, setupTokenHash: null, setupExpiresAt: null, updatedAt: now },
    }),
  )
  return made ? 'made' : 'present'
}
