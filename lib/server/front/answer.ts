import type { ServerResponse } from 'node:http'
import type { FrontPeer } from './server.ts'

/** What every answer to this caller carries, where a door writes one. */
export const ownOf = ({ own, requestId }: FrontPeer): Record<string, string> => ({ ...own, 'x-request-id': requestId })

/** Answers in plain words with what the front itself has to say. Closes the connection where the body was not read. */
export function answerText(
  res: ServerResponse,
  status: number,
  message: string,
  headers: Record<string, string | number> = {},
): void {
  if (res.headersSent) {
    res.destroy()
    return
  }
  const body = `${message}\n`
  res.writeHead(status, {
    ...headers,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...(status >= 400 && !res.req.complete ? { connection: 'close' } : {}),
  })
  res.end(res.req.method === 'HEAD' ? '' : body)
}

/** The same in JSON, for what machines ask. */
export function answerJson(
  res: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string | number>,
): void {
  const body = JSON.stringify(value)
  res.writeHead(status, {
    ...headers,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  })
  res.end(res.req.method === 'HEAD' ? '' : body)
}
