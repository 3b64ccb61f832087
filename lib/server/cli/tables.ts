import type { Client } from 'pg'

export type Table = { name: string; columns: string[] }

const tablesQuestion = `
  select c.relname as name,
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        and a.atttypid not in ('xid8'::regtype, 'pg_snapshot'::regtype) order by a.attnum) as columns
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname <> '_prisma_migrations'
  order by c.relname`

const referencesQuestion = `
  select distinct child.relname as child, parent.relname as parent
  from pg_constraint k join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
  where k.contype = 'f' and child.relnamespace = 'public'::regnamespace and child.oid <> parent.oid`

/**
 * Every table of ours, each after those that it refers to. The queue is not among them: jobs are made anew. Nor are columns that
 * count one server's transactions: on another server they would mean others.
 */
export async function tablesInOrder(client: Client): Promise<Table[]> {
  const tables = (await client.query<Table>(tablesQuestion)).rows
  const references = (await client.query<{ child: string; parent: string }>(referencesQuestion)).rows
  const ordered: Table[] = []
  const waiting = new Map(tables.map((table) => [table.name, table]))
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(
      ({ name }) => !references.some(({ child, parent }) => child === name && waiting.has(parent)),
    )
    if (ready.length === 0) throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`)
    for (const table of ready) {
      ordered.push(table)
      waiting.delete(table.name)
    }
  }
  return ordered
}

/** The migrations that made this database what it is. */
export async function appliedMigrations(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ migration_name: string }>(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null order by migration_name',
  )
  return rows.map((row) => row.migration_name)
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
/** The table’s name, quoted for a statement. */
export const tableName = ({ name }: Table): string => quote(name)

/** The table’s columns in order, quoted for a statement. */
export const columnList = ({ columns }: Table): string => columns.map(quote).join(', ')
