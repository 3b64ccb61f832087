import type pg from 'pg'
import { ServiceError } from '#lib/kernel/errors.ts'
import { queryOf, type Sql } from './sql.ts'

/**
 * A transaction on a connection that was borrowed for it and goes back when it ends. One that takes longer than `timeoutMs` is rolled
 * back at that moment, whatever its work waits for; every later statement and the end are refused.
 */
export class Transaction {
  readonly #client: pg.PoolClient
  readonly #timer: NodeJS.Timeout
  readonly #timeoutMs: number
  #isOver = false
  /** The statement that was sent last, until it is answered: the driver takes one at a time, whoever asks for several. */
  #last: Promise<unknown> | undefined

  constructor(client: pg.PoolClient, timeoutMs: number) {
    this.#client = client
    this.#timeoutMs = timeoutMs
    this.#timer = setTimeout(() => void this.end('rollback').catch(() => undefined), timeoutMs)
  }

  /** Begins it as this tenant's, in one message: the setting is the transaction's own and ends with it. */
  async begin(tenantId: string): Promise<void> {
    await this.#client.query(`begin; select set_config('app.tenant_id', '${tenantId}', true)`)
  }

  readonly query = async (config: pg.QueryConfig): Promise<pg.QueryResult> => {
    while (this.#last !== undefined) await this.#last
    if (this.#isOver) throw this.#tooLate()
    return this.#send(config)
  }

  #send(config: pg.QueryConfig): Promise<pg.QueryResult> {
    const asked = this.#client.query(config)
    const answered = () => {
      this.#last = undefined
    }
    this.#last = asked.then(answered, answered)
    return asked
  }

  readonly sql: Sql = async <Row extends object>(strings: TemplateStringsArray, ...values: unknown[]) =>
    (await this.query(queryOf(strings, values))).rows as Row[]

  /**
   * Ends it and gives the connection back; one that cannot even end is closed. Throws when it was over already, and when nothing was
   * committed: PostgreSQL answers `COMMIT` of a transaction that failed with `ROLLBACK`, and calls that no error.
   */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    if (this.#isOver) throw this.#tooLate()
    this.#isOver = true
    clearTimeout(this.#timer)
    while (this.#last !== undefined) await this.#last
    const { command } = await this.#send({ text: how }).catch((error: unknown) => {
      this.#client.release(true)
      throw error
    })
    this.#client.release()
    if (how === 'commit' && command !== 'COMMIT')
      throw new Error('a statement of the transaction had failed: nothing was committed')
  }

  #tooLate(): Error {
    const cause = new Error(`a transaction was over, at the latest after ${this.#timeoutMs} ms`)
    return new ServiceError('unavailable', 'Signet is busy. Try again in a moment.', { retryAfterSeconds: 1, cause })
  }
}
