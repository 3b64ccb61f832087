import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { id: string; type: string; body: string; headers: IncomingHttpHeaders }

export type Answer = { status: number; headers?: Record<string, string>; body?: string }

/** A receiver of webhooks on this machine. `answer` may be put in place of at any time. */
export type Receiver = {
  url: string
  received: Received[]
  answer: (message: Received) => Answer | Promise<Answer>
  close(): Promise<void>
}

/** Starts a receiver that takes everything until told otherwise. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString()
      const { type } = JSON.parse(body) as { type: string }
      const message = { id: String(request.headers['webhook-id']), type, body, headers: request.headers }
      receiver.received.push(message)
      const answer = await receiver.answer(message)
      response.writeHead(answer.status, answer.headers).end(answer.body ?? '')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`,
    received: [],
    answer: () => ({ status: 200 }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return receiver
}

/** How many of the signatures of a message each secret made: what a receiver does with Standard Webhooks, written a second time. */
export function signaturesBy(secret: string, { id, body, headers }: Received): number {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const text = `${id}.${headers['webhook-timestamp']}.${body}`
  const wanted = `v1,${createHmac('sha256', key).update(text).digest('base64')}`
  return String(headers['webhook-signature'])
    .split(' ')
    .filter((signature) => signature === wanted).length
}
