import { bounds } from '#lib/limits/bounds.ts'
import { type FaultReason, FetchFault } from '#lib/net/fetch-fault.ts'
import type { Incoming, Outgoing } from '#lib/net/safe-fetch.ts'
import type { Message } from './next-message.ts'
import { signedHeaders } from './sign.ts'

export type Fetch = (url: string, request: Outgoing) => Promise<Incoming>

/** What came of one sending. `isTaken`: the receiver answered with a status of the 200s, and nothing else counts. */
export type Outcome = {
  isTaken: boolean
  latencyMs: number
  status: number | null
  answer: string | null
  error: string | null
  fault: FaultReason | null
  /** How long the receiver asks to be left alone, in seconds. */
  retryAfterSeconds: number
}

type Ports = { fetch: Fetch; clock: () => Date }

/** Sends one message, signed as of now. Never throws what a receiver or the network can cause. */
export async function sendMessage(message: Message, { fetch, clock }: Ports): Promise<Outcome> {
  const { messageId: id, body, url, secrets } = message
  const at = clock()
  const since = (): number => Math.max(0, clock().getTime() - at.getTime())
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Signet-Webhooks/1',
    ...signedHeaders({ id, at, body }, secrets),
  }
  const { timeoutMs, answerBytes: maxBytes } = bounds.webhook
  try {
    const answer = await fetch(url, { method: 'POST', headers, body, timeoutMs, maxBytes })
    return { ...readAnswer(answer), latencyMs: since() }
  } catch (error) {
    if (!(error instanceof FetchFault)) throw error
    return { ...nothing, latencyMs: since(), error: error.message.slice(0, 200), fault: error.reason }
  }
}

const nothing = { isTaken: false, status: null, answer: null, error: null, fault: null, retryAfterSeconds: 0 } as const

function readAnswer({ status, headers, body }: Incoming): Omit<Outcome, 'latencyMs'> {
  const isTaken = status >= 200 && status < 300
  const asked = headers['retry-after'] ?? ''
  return {
    ...nothing,
    isTaken,
    status,
    answer: readable(body),
    error: isTaken ? null : wordsFor(status),
    retryAfterSeconds: /^\d{1,6}$/.test(asked) ? Number(asked) : 0,
  }
}

function wordsFor(status: number): string {
  if (status >= 300 && status < 400) return `It answered ${status}, a redirect, which is not followed.`
  return `It answered ${status}.`
}

/** As text that the database takes: what is no UTF-8, and the zero byte, are replaced. */
const readable = (body: Buffer): string => body.toString('utf8').replaceAll('\u0000', '\ufffd')
