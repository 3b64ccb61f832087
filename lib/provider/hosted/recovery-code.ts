import { takeRecoveryCode } from '#lib/identity/recovery-codes/use.ts'
import { factorStep } from './factor-step.ts'

/** The step on which a person types one of the codes that they saved. */
export const recoveryCode = factorStep('recovery_code', async (tx, person, typed, { now, snapshot }) => {
  const verdict = await takeRecoveryCode(tx, person, typed, { environmentId: snapshot.environment.id, now })
  if (verdict.kind !== 'right') return { kind: verdict.kind }
  return { kind: 'right', proof: { kind: 'recovery_code', at: now } }
})
