import type { Tx } from '#lib/db/with-tenant.ts'
import { open, seal } from '#lib/keys/seal.ts'

/** The cells of a mail that tell of its person, or hold a link. */
export type SealedCell = 'recipient' | 'subject' | 'body'

/** Seals one cell of a mail under the tenant's data key. */
export const sealCell = async (tx: Tx, id: string, cell: SealedCell, text: string): Promise<Uint8Array<ArrayBuffer>> =>
  Uint8Array.from(await seal(tx, { table: 'mails', row: id, column: cell }, Buffer.from(text, 'utf8')))

/** Opens what `sealCell` made for the same cell. */
export const openCell = async (tx: Tx, id: string, cell: SealedCell, sealed: Uint8Array): Promise<string> =>
  (await open(tx, { table: 'mails', row: id, column: cell }, sealed)).toString('utf8')
