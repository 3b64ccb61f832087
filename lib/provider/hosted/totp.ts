import { verifyTotp } from '#lib/identity/totp/verify.ts'
import { factorStep } from './factor-step.ts'

/** The step on which a person types the code of their authenticator app. */
export const totp = factorStep('totp', async (tx, person, typed, { now }) => {
  const verdict = await verifyTotp(tx, person, typed, now)
  if (verdict.kind !== 'right') return { kind: verdict.kind }
  return { kind: 'right', proof: { kind: 'totp', at: now, credential: verdict.credential } }
})
