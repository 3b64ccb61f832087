import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findDirectory } from '../directories/find.ts'
import { verb } from '../verb.ts'
import { readTable } from './read-table.ts'
import { sealText } from './stored.ts'
import { type Table, TableFault } from './table.ts'

const hourSeconds = 3600

/**
 * Takes a file of people, CSV or JSON, that is going to be imported into a directory, and keeps it sealed for a day. Nobody is
 * imported by that. Refused when it can't be read or is beyond a bound.
 */
export const uploadImport = verb({
  name: 'import.uploaded',
  permission: 'user:import',
  input: z.strictObject({
    directory: z.string().max(bounds.text.slug),
    fileName: z.string().trim().max(bounds.import.fileName).default(''),
    text: z.string().max(bounds.import.bytes, 'is larger than 5 MB'),
  }),
  target: (tx, input) => findDirectory(tx, input.directory),
  async run(tx, directory, { text, fileName }, { actor, now }) {
    const waiting = { directoryId: directory.id, importedAt: null, expiresAt: { gt: now } }
    if ((await tx.db.import.count({ where: waiting })) >= bounds.import.waiting)
      throw new ServiceError('limited', 'Too many files wait to be imported. They are gone within a day.')
    const { rows } = tableOf(text)
    const id = newId(now)
    await tx.db.import.createMany({
      data: [
        {
          tenantId: tx.tenantId,
          directoryId: directory.id,
          id,
          createdBy: userIdOf(actor) ?? null,
          fileName,
          rowCount: rows.length,
          sealedContent: await sealText(tx, id, text),
          createdAt: now,
          expiresAt: plusSeconds(now, bounds.import.keptHours * hourSeconds),
        },
      ],
    })
    const after = { rows: rows.length, bytes: Buffer.byteLength(text) }
    return {
      result: { id: formatId('import', id), rows: rows.length },
      changes: [{ id: directory.id, before: null, after }],
    }
  },
  example: (seed) => ({ directory: seed.user.directory, text: 'email,name\nivo@example.test,Ivo Example\n' }),
  timeoutMs: 30_000,
})

function tableOf(text: string): Table {
  if (text.includes('\u0000')) throw wrong('This is no text. Save it as CSV in UTF-8, or as JSON.')
  try {
    return readTable(text)
  } catch (error) {
    if (error instanceof TableFault) throw wrong(error.message)
    throw error
  }
}

const wrong = (sentence: string): ServiceError =>
  new ServiceError('invalid', 'This file can’t be imported.', { fields: { text: sentence } })
