import type { Visit } from '#lib/http/read.ts'
import type { checkImport } from '#lib/services/imports/check.ts'
import type { getImport } from '#lib/services/imports/get.ts'
import { one, type Search } from '../../../place.ts'
import type { ImportAt } from '../import-href.ts'

export type Found = Awaited<ReturnType<typeof getImport.call>>
export type Checked = Awaited<ReturnType<typeof checkImport.call>>

/** The import of the page, how its columns are read by the address, and what the dry run said of that. */
export type Subject = {
  found: Found
  at: ImportAt
  directory: string
  visit: Visit
  mapping: string[]
  vouch: boolean
  checked: Checked | undefined
}

/** The mapping that an address holds, a parameter for each column; undefined while it holds none. */
export function mappingOf({ columns }: Found, search: Search): string[] | undefined {
  if (one(search, 'c0') === undefined) return undefined
  return columns.map((_, index) => one(search, `c${index}`) ?? '-')
}
