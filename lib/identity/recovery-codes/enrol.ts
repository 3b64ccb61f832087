import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { beginEnrolment } from '../enrolments/begin.ts'
import { peekEnrolment, takeEnrolment } from '../enrolments/take.ts'
import { newRecoveryCodes } from './code.ts'
import { mailCodesMade } from './notice.ts'
import { replaceRecoveryCodes } from './replace.ts'

type Showing = { requestId: string; environmentId: string; now: Date }

/** Ten codes to save, the same while one sign-in shows them. They count from when the person says that they saved them. */
export async function beginRecoveryCodes(
  tx: Tx,
  person: Person,
  { requestId, now }: Omit<Showing, 'environmentId'>,
): Promise<string[]> {
  const make = () => Buffer.from(newRecoveryCodes().join('\n'))
  return codesIn(await beginEnrolment(tx, person, { kind: 'recovery_codes', requestId, make, now }))
}

/** The person has saved what this sign-in showed: from here on those codes count, and are shown no more. False when they did before. */
export async function keepRecoveryCodes(
  tx: Tx,
  person: Person,
  { requestId, environmentId, now }: Showing,
): Promise<boolean> {
  const asking = { kind: 'recovery_codes', requestId, now } as const
  const shown = await peekEnrolment(tx, person, asking)
  if (shown === undefined || !(await takeEnrolment(tx, person, asking))) return false
  await replaceRecoveryCodes(tx, person, codesIn(shown), { environmentId, now })
  await mailCodesMade(tx, person, now)
  return true
}

const codesIn = (bytes: Buffer): string[] => bytes.toString('utf8').split('\n')
