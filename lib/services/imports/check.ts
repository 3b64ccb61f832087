import { z } from 'zod'
import { query } from '../query.ts'
import { checkRows } from './check-rows.ts'
import { ofImport } from './get.ts'
import { mappingProblem, mappingSchema } from './mapping.ts'
import { findImport, openTable } from './stored.ts'

const shownFaults = 200

/**
 * What would become of each row of a file, with its columns read by `mapping`: how many people are new, how many rows somebody of the
 * directory stands in the way of, how many are wrong, and what is wrong with the first 200. Changes nothing.
 */
export const checkImport = query({
  name: 'import.check',
  permission: 'user:import',
  input: z.strictObject({ ...ofImport, mapping: mappingSchema, vouch: z.boolean().default(false) }),
  target: (tx, input, { now }) => findImport(tx, input.directory, input.id, now),
  async read(tx, row, { mapping, vouch }, call) {
    const table = await openTable(tx, row)
    const problem = mappingProblem(table, mapping)
    if (problem !== undefined) return { problem }
    const checked = await checkRows(tx, call, { directoryId: row.directoryId, table, mapping, vouch })
    const count = (outcome: string) => checked.filter((each) => each.outcome === outcome).length
    const bad = checked.flatMap((each) =>
      each.outcome === 'new' ? [] : [{ line: each.line, outcome: each.outcome, faults: each.faults }],
    )
    return {
      problem: undefined,
      counts: { new: count('new'), conflict: count('conflict'), invalid: count('invalid') },
      bad: bad.slice(0, shownFaults),
    }
  },
  example: (seed) => ({ ...seed.import, mapping: ['email', 'displayName'] }),
})
