import { connect, type Socket } from 'node:net'
import { type Answer, AnswerReader } from './answer-reader.ts'

/** So much is asked in each second, whether it is answered or not: what waits for a free connection waits for its answer too. */
export type Pace = { port: number; connections: number; perSecond: number; seconds: number; request: Buffer }

/** What came of it. Latencies, in milliseconds from when a request was due, are of those that were answered with 200. */
export type Paced = {
  latenciesMs: number[]
  /** Answered with 429 or 503; and how many of these said when to come back. */
  refused: number
  refusedWithTime: number
  /** Due, and never sent: every connection was waiting until the end. */
  unsent: number
  /** What was anything else, in words. */
  fault: string | undefined
}

const tickMs = 1
const retryAfter = /\r\nretry-after: *\d/i

/** Asks at a steady pace for so long. Answers once all that was sent is answered. */
export async function paced({ port, connections, perSecond, seconds, request }: Pace): Promise<Paced> {
  const result: Paced = { latenciesMs: [], refused: 0, refusedWithTime: 0, unsent: 0, fault: undefined }
  const idle: ((dueAt: number) => void)[] = []
  const due: number[] = []
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  let underWay = 0
  const send = () => {
    while (due.length > 0 && idle.length > 0) {
      underWay += 1
      idle.pop()?.(due.shift() ?? 0)
    }
  }
  for (const socket of sockets) {
    let dueAt = 0
    const ask = (at: number) => {
      dueAt = at
      socket.write(request)
    }
    const reader = new AnswerReader((answer) => {
      note(result, answer, performance.now() - dueAt)
      underWay -= 1
      idle.push(ask)
      send()
    })
    socket.on('data', (chunk) => reader.feed(chunk))
    idle.push(ask)
  }
  const startedAt = performance.now()
  let asked = 0
  for (;;) {
    const elapsed = (performance.now() - startedAt) / 1000
    const wanted = Math.min(elapsed, seconds) * perSecond
    for (; asked < wanted; asked++) due.push(startedAt + (asked / perSecond) * 1000)
    send()
    if (elapsed >= seconds) break
    await pause(tickMs)
  }
  result.unsent = due.splice(0).length
  while (underWay > 0) await pause(tickMs)
  for (const socket of sockets) socket.destroy()
  result.latenciesMs.sort((a, b) => a - b)
  return result
}

function note(result: Paced, { status, head, body }: Answer, tookMs: number): void {
  if (status === 200) {
    result.latenciesMs.push(tookMs)
    return
  }
  if (status !== 429 && status !== 503) {
    result.fault ??= `${status} ${body.toString().slice(0, 300)}`
    return
  }
  result.refused += 1
  if (retryAfter.test(head)) result.refusedWithTime += 1
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: 'localhost', noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => resolve(socket))
  })
