import type { QueryConfig, QueryResultRow } from 'pg'
import { databaseConfig } from '../configure.ts'
import { appPool } from '../pools.ts'

/** Where a hot statement works: one environment of one tenant. */
export type Place = { tenantId: string; environmentId: string }

/** A place, and the version of the snapshot that the caller acts on. */
export type VersionedPlace = Place & { version: bigint }

/**
 * Calls a hot function: one statement, one round trip, one transaction (DESIGN 4). The statement is prepared by name once per
 * connection, except behind a transaction-mode pooler, where the next statement may meet another server connection.
 */
export async function call<Row extends QueryResultRow>(name: string, args: readonly unknown[]): Promise<Row[]> {
  return (await appPool().query<Row>(statement(name, args))).rows
}

/** The statement that calls it. */
export function statement(name: string, args: readonly unknown[]): QueryConfig {
  const text = textOf(name, args.length)
  const values = args as unknown[]
  return databaseConfig().poolMode ? { text, values } : { name, text, values }
}

const texts = new Map<string, string>()

/** Of each function there is one number of arguments, so that its name says which text it is. */
function textOf(name: string, count: number): string {
  const known = texts.get(name)
  if (known !== undefined) return known
  const text = `select * from ${name}(${Array.from({ length: count }, (_, index) => `$${index + 1}`).join(', ')})`
  texts.set(name, text)
  return text
}

/** Calls a hot function that answers one value. */
export async function callFor<Value>(name: string, args: readonly unknown[]): Promise<Value> {
  const rows = await call<Record<string, Value>>(name, args)
  return Object.values(rows[0] ?? {})[0] as Value
}

/** A value as a `jsonb` argument; null stays null. */
export const json = (value: object | null): string | null => (value === null ? null : JSON.stringify(value))
