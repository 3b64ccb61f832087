import pg from 'pg'

type Query = (this: pg.Client, ...rest: unknown[]) => unknown

/** The statements that a run sends to the database over any connection, in order, without their values. */
export async function statementsOf(run: () => Promise<unknown>): Promise<string[]> {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const { query } = prototype
  const sent: string[] = []
  prototype.query = function (this: pg.Client, ...rest: unknown[]) {
    const [first] = rest
    const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text
    if (text !== undefined) sent.push(text.replaceAll(/\s+/g, ' ').trim())
    return query.apply(this, rest)
  }
  try {
    await run()
  } finally {
    prototype.query = query
  }
  return sent
}
