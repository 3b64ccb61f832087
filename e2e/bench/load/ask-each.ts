import { drive } from './drive.ts'

/** Sends each request once, some at a time, and answers the bodies in the order of the requests. Throws at the first refusal. */
export async function askEach(port: number, requests: readonly string[], connections = 16): Promise<string[]> {
  const bodies: string[] = []
  const asking: number[] = []
  let sent = 0
  const { faults, firstFault } = await drive({
    port,
    connections: Math.min(connections, requests.length),
    seconds: Number.POSITIVE_INFINITY,
    traffic: {
      next(connection) {
        if (sent === requests.length) return undefined
        asking[connection] = sent
        return requests[sent++]
      },
      answered(connection, body) {
        bodies[asking[connection] ?? 0] = body.toString()
        return true
      },
    },
  })
  if (faults > 0) throw new Error(`${faults} of ${requests.length} were refused: ${firstFault}`)
  return bodies
}
