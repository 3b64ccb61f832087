import { verifySync } from 'otplib'

/** RFC 6238 §4: a new code each thirty seconds. */
export const stepSeconds = 30

/** Six digits, however they were grouped when they were typed or pasted; undefined when it is no such code (UX-H26). */
export function readTotpCode(typed: string): string | undefined {
  const digits = typed.slice(0, 40).replaceAll(/[\s.-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : undefined
}

/**
 * The time step that a code belongs to: the present one, by our clock (ASVS 6.5.8), or its neighbours, for clocks that differ and
 * hands that are slow (RFC 6238 §5.2). Undefined when the code is of none of them.
 */
export function stepOf(secret: Uint8Array, code: string, now: Date): bigint | undefined {
  const epoch = Math.floor(now.getTime() / 1000)
  const result = verifySync({ secret, token: code, epoch, period: stepSeconds, epochTolerance: stepSeconds })
  return result.valid && 'timeStep' in result ? BigInt(result.timeStep) : undefined
}
