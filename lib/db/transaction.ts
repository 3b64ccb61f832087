import type pg from 'pg'
import { ServiceError } from '#lib/kernel/errors.ts'
import { queryOf, type Sql, type Write } from './sql.ts'
import { together } from './together.ts'

/**
 * A transaction on a connection that was borrowed for it and goes back when it ends. One that takes longer than `timeoutMs` is rolled
 * back at that moment, whatever its work waits for; every later statement and the end are refused. Statements are sent as they are
 * asked for, without waiting for the answers of those before, and done in that order.
 */
export class Transaction {
  readonly #client: pg.PoolClient
  readonly #timer: NodeJS.Timeout
  readonly #timeoutMs: number
  #isOver = false
  /** Of what was sent without waiting for an answer, the first failure: what comes after it fails for that reason. */
  #failure: { error: unknown } | undefined

  constructor(client: pg.PoolClient, timeoutMs: number) {
    this.#client = client
    this.#timeoutMs = timeoutMs
    this.#timer = setTimeout(() => void this.end('rollback').catch(() => undefined), timeoutMs)
  }

  /** Begins it as this tenant's, in the message of its first statement: the setting is the transaction's own and ends with it. */
  begin(tenantId: string): void {
    this.#sendUnheard({ text: `begin; select set_config('app.tenant_id', '${tenantId}', true)` })
  }

  readonly query = async (config: pg.QueryConfig): Promise<pg.QueryResult> => {
    if (this.#isOver) throw this.#tooLate()
    try {
      return await this.#send(config)
    } catch (error) {
      throw this.#failure === undefined ? error : this.#failure.error
    }
  }

  readonly sql: Sql = async <Row extends object>(strings: TemplateStringsArray, ...values: unknown[]) =>
    (await this.query(queryOf(strings, values))).rows as Row[]

  readonly write: Write = (strings, ...values) => {
    if (this.#isOver) throw this.#tooLate()
    this.#sendUnheard(queryOf(strings, values))
  }

  /**
   * Ends it and gives the connection back; one that cannot even end is closed. Throws when it was over already, and when nothing was
   * committed: PostgreSQL answers `COMMIT` of a transaction that failed with `ROLLBACK`, and calls that no error.
   */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    if (this.#isOver) throw this.#tooLate()
    this.#isOver = true
    clearTimeout(this.#timer)
    const { command } = await this.#send({ text: how }).catch((error: unknown) => {
      this.#client.release(true)
      throw error
    })
    this.#client.release()
    if (how === 'rollback') return
    if (this.#failure !== undefined) throw this.#failure.error
    if (command !== 'COMMIT') throw new Error('a statement of the transaction had failed: nothing was committed')
  }

  #send(config: pg.QueryConfig): Promise<pg.QueryResult> {
    together(this.#client)
    return this.#client.query(config)
  }

  #sendUnheard(config: pg.QueryConfig): void {
    this.#send(config).catch((error: unknown) => {
      this.#failure ??= { error }
    })
  }

  #tooLate(): Error {
    const cause = new Error(`a transaction was over, at the latest after ${this.#timeoutMs} ms`)
    return new ServiceError('unavailable', 'Signet is busy. Try again in a moment.', { retryAfterSeconds: 1, cause })
  }
}
