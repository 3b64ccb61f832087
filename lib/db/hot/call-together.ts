import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg'
import { singleton } from '#lib/kernel/singleton.ts'
import { databaseConfig } from '../configure.ts'
import { appPool } from '../pools.ts'
import { together } from '../together.ts'
import { call, statement } from './call.ts'

type Asked = { config: QueryConfig; answer(result: QueryResult): void; fail(error: unknown): void }

const waiting = () => singleton('db.hot.together', () => [] as Asked[])

/**
 * As `call`, for a read that waits for nobody: those that are asked for at the same moment share a connection and a message. Each is a
 * transaction of its own still, and fails alone. Behind a transaction-mode pooler, where the next may meet another server connection, they
 * go one by one.
 */
export function callTogether<Row extends QueryResultRow>(name: string, args: readonly unknown[]): Promise<Row[]> {
  if (databaseConfig().poolMode) return call<Row>(name, args)
  return new Promise((resolve, reject) => {
    const asked = waiting()
    asked.push({ config: statement(name, args), answer: ({ rows }) => resolve(rows as Row[]), fail: reject })
    if (asked.length === 1) process.nextTick(() => void send(asked.splice(0)))
  })
}

async function send(all: readonly Asked[]): Promise<void> {
  try {
    const client = await appPool().connect()
    together(client)
    const sent = await Promise.all(all.map((one) => ask(client, one)))
    // As the pool does after a failure: nobody knows what the connection is good for.
    client.release(sent.includes(false))
  } catch (error) {
    for (const { fail } of all) fail(error)
  }
}

/** Whether it was answered. */
async function ask(client: PoolClient, { config, answer, fail }: Asked): Promise<boolean> {
  try {
    answer(await client.query(config))
    return true
  } catch (error) {
    fail(error)
    return false
  }
}
