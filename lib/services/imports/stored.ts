import type { Import } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { open, seal } from '#lib/keys/seal.ts'
import { findDirectory } from '../directories/find.ts'
import type { Fault } from './read-person.ts'
import { readTable } from './read-table.ts'
import type { Table } from './table.ts'

/** What came of an import: how its columns were read, and the rows that did not come in, with what was wrong. */
export type ImportResult = { mapping: string[]; failed: { line: number; faults: Fault[] }[] }

const place = (id: string, column: 'sealed_content' | 'sealed_result') => ({ table: 'imports', row: id, column })

/** A file of this directory by its shown id, until it expires. */
export async function findImport(tx: Tx, directory: string, shownId: string, now: Date) {
  const found = await findDirectory(tx, directory)
  const id = parseId('import', shownId)
  if (found === undefined || id === undefined) return undefined
  const row = await tx.db.import.findFirst({ where: { directoryId: found.id, id, expiresAt: { gt: now } } })
  return row === null ? undefined : { ...row, environmentId: null }
}

/** Seals the text of a file for its row. */
export const sealText = async (tx: Tx, id: string, text: string): Promise<Uint8Array<ArrayBuffer>> =>
  Uint8Array.from(await seal(tx, place(id, 'sealed_content'), Buffer.from(text)))

/** Opens a file and reads it again: it was read once, so it can be. */
export const openTable = async (tx: Tx, row: Pick<Import, 'id' | 'sealedContent'>): Promise<Table> =>
  readTable((await open(tx, place(row.id, 'sealed_content'), row.sealedContent)).toString())

/** Seals what came of an import. */
export const sealResult = async (tx: Tx, id: string, result: ImportResult): Promise<Uint8Array<ArrayBuffer>> =>
  Uint8Array.from(await seal(tx, place(id, 'sealed_result'), Buffer.from(JSON.stringify(result))))

/** What came of an import; undefined while it has not been made. */
export async function openResult(tx: Tx, row: Pick<Import, 'id' | 'sealedResult'>): Promise<ImportResult | undefined> {
  if (row.sealedResult === null) return undefined
  return JSON.parse((await open(tx, place(row.id, 'sealed_result'), row.sealedResult)).toString()) as ImportResult
}
