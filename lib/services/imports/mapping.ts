import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { isTarget, leftOut } from './fields.ts'
import type { Table } from './table.ts'

/** What each column becomes, in the order of the columns. */
export const mappingSchema = z.array(z.string().max(80)).max(bounds.import.columns)

const identifying = ['email', 'username', 'phone']

/** What is wrong with a mapping of a table, as a sentence; undefined when it can be used. */
export function mappingProblem(table: Table, mapping: readonly string[]): string | undefined {
  if (mapping.length !== table.columns.length) return 'Say what each column is, or leave it out.'
  const used = mapping.filter((target) => target !== leftOut)
  const unknown = used.find((target) => !isTarget(target))
  if (unknown !== undefined) return `“${unknown}” is nothing that a column can become.`
  const twice = used.find((target, index) => used.indexOf(target) !== index)
  if (twice !== undefined) return `Two columns are “${twice}”. Leave one of them out.`
  if (!used.some((target) => identifying.includes(target)))
    return 'Nobody could be told apart: say which column holds the e-mail address, the user name or the phone number.'
  return undefined
}

/** Throws `invalid`, at `mapping`, unless a mapping can be used. */
export function checkMapping(table: Table, mapping: readonly string[]): void {
  const problem = mappingProblem(table, mapping)
  if (problem !== undefined)
    throw new ServiceError('invalid', 'The columns need another look.', { fields: { mapping: problem } })
}

/** A row's cells by field; attributes under their own names. */
export function mapped<T>(cells: readonly T[], mapping: readonly string[]): Map<string, T> {
  return new Map(
    mapping.flatMap((target, index) => {
      const cell = cells[index]
      return cell === undefined || target === leftOut ? [] : [[target, cell]]
    }),
  )
}
