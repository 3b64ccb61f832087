import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
import { singleton } from './singleton.ts'
import { WrittenTogether } from './written-together.ts'

/** Paths that are never written, wherever a caller puts them. Values of secrets don't belong in a log call at all. */
const redacted = [
  'password',
  'secret',
  'client_secret',
  'token',
  'access_token',
  'refresh_token',
  'id_token',
  'code',
  'code_verifier',
  'cookie',
  'authorization',
].flatMap((name) => [name, `*.${name}`, `headers.${name}`, `*.headers.${name}`])

/**
 * An error as it is logged: what went wrong and where. Its `code` takes another name, for `code` is redacted; a database's
 * `detail` and the like quote rows, so they stay out (ASVS 16.2.5).
 */
function loggedError(error: Error): object {
  const { type, message, stack, code, constraint } = stdSerializers.err(error)
  return {
    type,
    message,
    stack,
    ...(code === undefined ? {} : { errorCode: code }),
    ...(constraint ? { constraint } : {}),
  }
}

/**
 * Makes a log: JSON lines, UTC times in ISO 8601, level as a word. `level` and `destination` are for the root and tests; `unseen`
 * are the paths that are never written.
 */
export const createLog = (level: string, destination?: DestinationStream, unseen: string[] = redacted): Logger =>
  pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: loggedError },
      redact: { paths: unseen, censor: '[redacted]' },
    },
    destination ?? standardError(),
  )

const standardError = (): DestinationStream =>
  singleton('log-destination', () => pino.destination({ fd: 2, sync: true }))

const level = (): string => process.env.SIGNET_LOG_LEVEL ?? 'info'

/** The one log of this process. */
export const log = (): Logger => singleton('log', () => createLog(level()))

/**
 * The log of what comes with each answer. Its lines are written together, a moment late, and nobody looks for secrets in them: for
 * callers alone who name each field of a line and know that none is one.
 */
export const trafficLog = (): Logger =>
  singleton('traffic-log', () => {
    const lines = new WrittenTogether(standardError())
    process.on('exit', () => lines.flush())
    return createLog(level(), lines, [])
  })
