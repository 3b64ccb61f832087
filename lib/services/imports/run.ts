import { z } from 'zod'
import { lockAccess } from '#lib/access/owners.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { verb } from '../verb.ts'
import { type CheckedRow, checkRows } from './check-rows.ts'
import { ofImport } from './get.ts'
import { insertPeople } from './insert-people.ts'
import { checkMapping, mappingSchema } from './mapping.ts'
import { findImport, openTable, sealResult } from './stored.ts'

type Bad = Exclude<CheckedRow, { outcome: 'new' }>

/**
 * Imports the people of a file, in one transaction: all of them or, where a row is bad, nobody (`all`); or those whose rows are good
 * (`good`). A file is imported once. Rows are checked again as the directory is now; nobody fills a group whose roles they could not give
 * (S10), and of two imports at once the second one sees whom the first one brought.
 */
export const importUsers = verb({
  name: 'user.imported',
  permission: 'user:import',
  input: z.strictObject({
    ...ofImport,
    mapping: mappingSchema,
    vouch: z.boolean().default(false),
    mode: z.enum(['all', 'good']),
  }),
  target: (tx, input, { now }) => findImport(tx, input.directory, input.id, now),
  async run(tx, row, { mapping, vouch, mode }, call) {
    await lockAccess(tx)
    const table = await openTable(tx, row)
    checkMapping(table, mapping)
    const { directoryId, id } = row
    const claimed = await tx.db.import.updateMany({
      where: { directoryId, id, importedAt: null },
      data: { importedAt: call.now, imported: 0 },
    })
    if (claimed.count === 0) throw new ServiceError('conflict', 'This file was imported already.')
    const checked = await checkRows(tx, call, { directoryId, table, mapping, vouch })
    const good = checked.filter((each) => each.outcome === 'new')
    const bad = checked.filter((each): each is Bad => each.outcome !== 'new')
    refuseBad(mode, good.length, bad.length)
    const changes = await insertPeople(tx, call, directoryId, good).catch(refuseRace)
    const failed = bad.map(({ line, faults }) => ({ line, faults }))
    const data = { imported: good.length, sealedResult: await sealResult(tx, id, { mapping, failed }) }
    await tx.db.import.updateMany({ where: { directoryId, id }, data })
    return { result: { imported: good.length, failed: bad.length }, changes }
  },
  example: (seed) => ({ ...seed.import, mapping: ['email', 'displayName'], mode: 'all' as const }),
  timeoutMs: 120_000,
})

function refuseBad(mode: 'all' | 'good', good: number, bad: number): void {
  if (good === 0) throw new ServiceError('conflict', 'Nobody was imported: not one row is good.')
  if (mode === 'all' && bad > 0)
    throw new ServiceError('conflict', `Nobody was imported: ${bad === 1 ? 'one row is' : `${bad} rows are`} bad.`)
}

/** Somebody was created with an address of the file after it was checked: the constraint says so, and the transaction is void. */
function refuseRace(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'P2002')
    throw new ServiceError(
      'conflict',
      'Nobody was imported: somebody was created meanwhile whom the file names. Try again.',
    )
  throw error
}
