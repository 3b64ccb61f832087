import type { Client } from 'pg'
import { columns } from './columns.ts'

type Index = { name: string; definition: string }

const question = `
  select i.relname as name, pg_get_indexdef(i.oid) as definition
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
  where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname = any ($1) and not x.indisunique
  order by i.relname`

/**
 * Takes away the indexes that no constraint needs, of all tables that a seed fills, and answers what makes them again: an index
 * that is made at once of all rows takes a fraction of the time, and of the room, of one that grew row by row.
 */
export async function dropSlowIndexes(client: Client): Promise<readonly Index[]> {
  const { rows } = await client.query<Index>(question, [Object.keys(columns)])
  for (const { name } of rows) await client.query(`drop index "${name}"`)
  return rows
}

type Reference = { table: string; name: string; definition: string }

const referencesQuestion = `
  select t.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class t on t.oid = k.conrelid
  where k.contype = 'f' and t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname = any ($1)
  order by t.relname, k.conname`

/** As `dropSlowIndexes`, for references between tables: all rows at once are compared in a fraction of the time. */
export async function dropReferences(client: Client): Promise<readonly Reference[]> {
  const { rows } = await client.query<Reference>(referencesQuestion, [Object.keys(columns)])
  for (const { table, name } of rows) await client.query(`alter table "${table}" drop constraint "${name}"`)
  return rows
}

/** Makes again what `dropReferences` took away: the database compares every row that is there. */
export async function makeReferences(client: Client, references: readonly Reference[]): Promise<void> {
  for (const { table, name, definition } of references)
    await client.query(`alter table "${table}" add constraint "${name}" ${definition}`)
}

/** Makes again what `dropSlowIndexes` took away. */
export async function makeIndexes(client: Client, indexes: readonly Index[]): Promise<void> {
  await client.query("set local maintenance_work_mem = '512MB'")
  for (const { definition } of indexes) await client.query(definition)
}
