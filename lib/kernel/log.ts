import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'
import { singleton } from './singleton.ts'

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

/** Makes a log: JSON lines, UTC times in ISO 8601, level as a word. `level` and `destination` are for the root and tests. */
export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: loggedError },
      redact: { paths: redacted, censor: '[redacted]' },
    },
    destination ?? pino.destination({ fd: 2, sync: true }),
  )

/** The one log of this process. */
export const log = (): Logger => singleton('log', () => createLog(process.env.SIGNET_LOG_LEVEL ?? 'info'))
