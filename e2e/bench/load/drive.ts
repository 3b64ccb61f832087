import { connect } from 'node:net'
import { type Answer, AnswerReader } from './answer-reader.ts'

/** What is sent. Connections are numbered from 0; each waits for its answer before it asks again. */
export type Traffic = {
  /** The connection's next request; undefined when there is none left. */
  next(connection: number): Buffer | string | undefined
  /** Told each answer with status 200. Answers whether it is what was asked for. */
  answered?(connection: number, body: Buffer): boolean
}

export type Load = { port: number; connections: number; seconds: number; traffic: Traffic }

/** What came of it. `faults` counts what was no success, with the first of them in words. Latencies ascend. */
export type Loaded = {
  requests: number
  seconds: number
  latenciesMs: number[]
  faults: number
  firstFault: string | undefined
}

/** Asks on so many connections for so long (or until there is nothing left to ask) as fast as the answers come. */
export async function drive({ port, connections, seconds, traffic }: Load): Promise<Loaded> {
  const loaded: Loaded = { requests: 0, seconds: 0, latenciesMs: [], faults: 0, firstFault: undefined }
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1000
  await Promise.all(sockets.map((socket, connection) => converse(socket, connection, endsAt, traffic, loaded)))
  loaded.seconds = (performance.now() - startedAt) / 1000
  for (const socket of sockets) socket.destroy()
  loaded.latenciesMs.sort((a, b) => a - b)
  return loaded
}

type Socket = ReturnType<typeof connect>

const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: 'localhost', noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
  })

function converse(socket: Socket, connection: number, endsAt: number, traffic: Traffic, loaded: Loaded): Promise<void> {
  return new Promise((resolve, reject) => {
    let askedAt = 0
    const ask = () => {
      const now = performance.now()
      const request = now < endsAt ? traffic.next(connection) : undefined
      if (request === undefined) return resolve()
      askedAt = now
      if (typeof request === 'string') socket.write(request, 'latin1')
      else socket.write(request)
    }
    const hear = ({ status, body }: Answer) => {
      loaded.latenciesMs.push(performance.now() - askedAt)
      loaded.requests += 1
      const isFine = status === 200 && (traffic.answered === undefined || traffic.answered(connection, body))
      if (!isFine) {
        loaded.faults += 1
        loaded.firstFault ??= `${status} ${body.toString().slice(0, 300)}`
      }
      ask()
    }
    const reader = new AnswerReader(hear)
    socket.on('data', (chunk) => reader.feed(chunk))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('a connection was closed while it was in use')))
    ask()
  })
}
