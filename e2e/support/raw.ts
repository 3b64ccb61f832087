import { connect, type Socket } from 'node:net'

export type RawAnswer = { status: number; head: string; body: string }

/** A connection of its own, for requests that no HTTP library would send. */
export function open(origin: string): Promise<Socket> {
  const { port, hostname } = new URL(origin)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    socket.once('error', reject)
    socket.once('connect', () => resolve(socket))
  })
}

/** Reads until the other side closes. A reset after an answer is an end too: the server need not read what it refused. */
export function answerOf(socket: Socket): Promise<RawAnswer> {
  const chunks: Buffer[] = []
  return new Promise((resolve) => {
    socket.on('data', (chunk) => chunks.push(chunk))
    const done = () => resolve(parse(Buffer.concat(chunks).toString('latin1')))
    socket.once('close', done)
    socket.on('error', () => {})
  })
}

/** Sends exactly these bytes and reads the answer. The request should ask to close the connection. */
export async function sendRaw(origin: string, text: string | Buffer): Promise<RawAnswer> {
  const socket = await open(origin)
  const answer = answerOf(socket)
  socket.write(text)
  return answer
}

function parse(text: string): RawAnswer {
  const [head = '', ...body] = text.split('\r\n\r\n')
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
    head: head.toLowerCase(),
    body: body.join('\r\n\r\n'),
  }
}

/** A request line and headers, closed by an empty line. */
export const head = (line: string, headers: Record<string, string>): string =>
  `${line}\r\n${Object.entries({ connection: 'close', ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`
