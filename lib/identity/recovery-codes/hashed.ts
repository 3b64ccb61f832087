import type { Tx } from '#lib/db/with-tenant.ts'
import { keyedHash, matchesKeyedHash } from '#lib/keys/keyed-hash.ts'
import type { Person } from '../assurance/owned.ts'

/** Bound to the person and to the row, whose id is the salt of each code (ASVS 6.5.2). */
const cell = ({ directoryId, userId }: Person, id: string) => ({
  table: 'credentials',
  row: [directoryId, userId, id].join('/'),
  column: 'secret_hash',
})

/** What is stored of a recovery code. */
export const hashRecoveryCode = (tx: Tx, person: Person, id: string, code: string): Promise<string> =>
  keyedHash(tx, cell(person, id), code)

/** Whether this is the code of that row. */
export const isRecoveryCode = (tx: Tx, person: Person, id: string, code: string, stored: string): Promise<boolean> =>
  matchesKeyedHash(tx, cell(person, id), code, stored)
