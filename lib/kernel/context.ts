import { AsyncLocalStorage } from 'node:async_hooks'
import { newId } from './ids.ts'
import { singleton } from './singleton.ts'

/** What is known of the request being served, wherever the code stands. Established by the front alone. */
export type RequestContext = {
  requestId: string
  ip: string
  userAgent: string | undefined
  /** The nonce of the answer's content security policy, when the answer is a page. */
  nonce?: string | undefined
  /** The language in which the person who asks is being answered, on a page that people meet; what follows may be said in it. */
  language?: (() => string) | undefined
  /** The client's certificate (PEM), when a trusted proxy or our own TLS presented one. */
  certificate?: string | undefined
  /** What the console answers in, when it is asked by a form or for a file. */
  consoleLanguage?: string | undefined
  /** The time zone (IANA) in which the console shows times to whoever asks. */
  consoleZone?: string | undefined
}

const storage = () => singleton('request-context', () => new AsyncLocalStorage<RequestContext>())

/** The current request, or a context of its own for work that no request caused (jobs, the command line). */
export const requestContext = (): RequestContext =>
  storage().getStore() ?? { requestId: newId(), ip: '127.0.0.1', userAgent: undefined }

/** Runs `work` with `context` as the current request. */
export const runWith = <T>(context: RequestContext, work: () => T): T => storage().run(context, work)
