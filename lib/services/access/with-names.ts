import type { Tx } from '#lib/db/with-tenant.ts'
import { giversOf } from '../assignments/givers.ts'
import { giverIds, named, type Ways } from './ways.ts'

/** The ways with the names of whoever gave each step. */
export async function withNames(tx: Tx, ways: Ways): Promise<Ways> {
  const ids = [...ways.values()].flatMap((each) => giverIds(each.ways))
  const nameOf = await giversOf(tx, ids)
  return new Map([...ways].map(([key, { ways: found, more }]) => [key, { ways: named(found, nameOf), more }]))
}
