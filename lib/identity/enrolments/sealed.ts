import type { Tx } from '#lib/db/with-tenant.ts'
import { open, seal } from '#lib/keys/seal.ts'
import type { Person } from '../assurance/owned.ts'

/** What can be shown to a person, to be confirmed by them. */
export type EnrolmentKind = 'totp' | 'recovery_codes'

type Which = { kind: EnrolmentKind; requestId: string }

/** Bound to the person, to what it is for, and to the sign-in in which it was shown. */
const cell = ({ directoryId, userId }: Person, { kind, requestId }: Which) => ({
  table: 'enrolments',
  row: [directoryId, userId, kind, requestId].join('/'),
  column: 'sealed',
})

/** Seals a secret that waits to be confirmed. */
export const sealEnrolment = async (tx: Tx, person: Person, which: Which, secret: Buffer) =>
  Uint8Array.from(await seal(tx, cell(person, which), secret))

/** Opens what `sealEnrolment` made for the same person, purpose and sign-in. */
export const openEnrolment = (tx: Tx, person: Person, which: Which, sealed: Uint8Array): Promise<Buffer> =>
  open(tx, cell(person, which), sealed)
