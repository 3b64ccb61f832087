import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { query } from '../query.ts'
import { asAttribute, leftOut } from './fields.ts'
import { guessMapping } from './guess.ts'
import { findImport, openResult, openTable } from './stored.ts'
import type { Cell } from './table.ts'

/** How an import is named. */
export const ofImport = { directory: z.string().max(bounds.text.slug), id: z.string().max(40) }

const shownRows = 3

/** A file on its way in: its columns with a few cells of each and a guess at what they are, and what came of it once it was imported. */
export const getImport = query({
  name: 'import.get',
  permission: 'user:import',
  input: z.strictObject(ofImport),
  target: (tx, input, { now }) => findImport(tx, input.directory, input.id, now),
  async read(tx, row) {
    const table = await openTable(tx, row)
    const guesses = guessMapping(table)
    const result = await openResult(tx, row)
    return {
      id: formatId('import', row.id),
      fileName: row.fileName,
      rows: row.rowCount,
      createdAt: row.createdAt,
      expiresAt: row.expiresAt,
      columns: table.columns.map((name, index) => ({
        name,
        guess: guesses[index] ?? leftOut,
        attribute: asAttribute(name),
        samples: table.rows.slice(0, shownRows).map(({ cells }) => sample(cells[index], guesses[index])),
      })),
      imported: row.imported,
      importedAt: row.importedAt,
      failed: result?.failed ?? [],
    }
  },
  example: (seed) => seed.import,
})

/** A cell as a page shows it. Of a hash it says no more than its form. */
function sample(cell: Cell, target: string | undefined): string {
  if (cell === undefined || cell === null) return ''
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
  if (target === 'passwordHash' || /^\$(2[abxy]|argon2|scrypt|pbkdf2)|^pbkdf2_/.test(text))
    return text === '' ? '' : `${/^\$?[A-Za-z0-9_-]{0,20}/.exec(text)?.[0] ?? ''}…`
  return text.slice(0, 60)
}
