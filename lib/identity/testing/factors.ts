import { generateSync } from 'otplib'
import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { Person } from '../assurance/owned.ts'
import { newRecoveryCodes } from '../recovery-codes/code.ts'
import { replaceRecoveryCodes } from '../recovery-codes/replace.ts'
import { beginTotp, confirmTotp } from '../totp/enrol.ts'

/** What an authenticator app shows at a time. */
export const codeAt = (secret: Uint8Array, at: Date): string =>
  generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) })

/** Gives a person an authenticator app, set up at `now`: the code of that time is used up. Answers its secret. */
export async function seedTotp(tx: Tx, person: Person, environmentId: string, now: Date) {
  const enrolment = { requestId: newId(now), environmentId, now }
  const secret = await beginTotp(tx, person, enrolment)
  const confirmed = await confirmTotp(tx, person, codeAt(secret, now), enrolment)
  if (confirmed.kind !== 'confirmed') throw new Error(`the app was not set up: ${confirmed.kind}`)
  return { secret, credential: confirmed.credential }
}

/** Gives a person ten recovery codes, and answers them. */
export async function seedRecoveryCodes(tx: Tx, person: Person, environmentId: string, now: Date): Promise<string[]> {
  const codes = newRecoveryCodes()
  await replaceRecoveryCodes(tx, person, codes, { environmentId, now })
  return codes
}
