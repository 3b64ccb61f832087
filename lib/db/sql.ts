import { createHash } from 'node:crypto'
import type pg from 'pg'
import { databaseConfig } from './configure.ts'

/** A statement with its values: `sql\`select 1 from users where id = ${id}::uuid\``. Answers its rows. */
export type Sql = <Row extends object>(strings: TemplateStringsArray, ...values: unknown[]) => Promise<Row[]>

/**
 * As `Sql`, for a write whose answer nobody needs: it travels with the statement that comes next, or with the commit. Where it fails, so do
 * these, for the reason that it failed for.
 */
export type Write = (strings: TemplateStringsArray, ...values: unknown[]) => void

type Statement = { text: string; name: string }

const statements = new WeakMap<TemplateStringsArray, Statement>()

/** The statement of a template, worked out once. Its name is its text's, for connections are shared and their names too. */
function statementOf(strings: TemplateStringsArray): Statement {
  const known = statements.get(strings)
  if (known !== undefined) return known
  const text = strings.reduce((sum, part, index) => `${sum}$${index}${part}`)
  const made = { text, name: `s${createHash('sha256').update(text).digest('base64url').slice(0, 22)}` }
  statements.set(strings, made)
  return made
}

/**
 * A template as the driver takes it: prepared once per connection, except behind a transaction-mode pooler, where the next
 * statement may meet another server connection.
 */
export function queryOf(strings: TemplateStringsArray, values: readonly unknown[]): pg.QueryConfig {
  const { text, name } = statementOf(strings)
  return { ...(databaseConfig().poolMode ? {} : { name }), text, values: [...values] }
}
