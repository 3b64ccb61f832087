import { resolve } from 'node:path'
import { z } from 'zod'
import { isLoopback } from './origin.ts'
import { readSender, type Sender } from './sender.ts'
import { singleton } from './singleton.ts'
import { readSmtpUrl, type SmtpServer } from './smtp-url.ts'

/** The addresses of the four database roles, once start-up has made them. Set by the supervisor for its processes. */
export type DatabaseConfig = {
  appUrl: string
  platformUrl: string
  janitorUrl: string
  /** A connection that no pooler stands before: LISTEN, locks. As signet_app. */
  directUrl: string
  /** True when `appUrl` goes through a transaction-mode pooler: no named prepared statements. */
  poolMode: boolean
  /** Connections of this process's app pool. */
  poolSize: number
}

export type Config = {
  port: number
  /** The address to listen on; undefined is every address of this machine. */
  bind: string | undefined
  origin: string
  databaseUrl: string | undefined
  databasePoolUrl: string | undefined
  /** 32 bytes. Undefined until start-up has read or made it. */
  masterKey: Buffer | undefined
  trustedProxies: string[]
  operatorEmail: string | undefined
  operatorPassword: string | undefined
  dataDir: string
  fronts: number | undefined
  metricsPort: number | undefined
  metricsToken: string | undefined
  logLevel: string
  /** Where mails go, and whom they are from; undefined is the outbox. */
  smtp: { server: SmtpServer; from: Sender } | undefined
  /** A database of places (.mmdb) of the operator's own, instead of the one of countries that is shipped. */
  geoipDatabase: string | undefined
  /** Whether what tenants name to be sent to may be this machine itself: for tests and development on a loopback origin. */
  loopbackTargets: boolean
  /** Whether the database is the embedded one. The supervisor says so to its processes; nobody else can. */
  isEmbedded: boolean
  database: DatabaseConfig | undefined
}

/** Thrown for a configuration that can't be used. The message lists every fault, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const optional = (value: unknown) => (value === '' ? undefined : value)
const port = z.coerce.number().int().min(1).max(65_535)
const text = z.string().max(4096)

const databaseUrl = text.refine((value) => /^postgres(ql)?:\/\//.test(value), 'must start with postgresql://')
const masterKey = text
  .refine((value) => Buffer.from(value, 'base64url').length === 32, 'must be 32 bytes in base64url (43 characters)')
  .transform((value) => Buffer.from(value, 'base64url'))

/** RFC 8414 §2 and Discovery §3: https, or http on a loopback host (browsers drop Secure cookies elsewhere). */
const origin = text.transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : undefined
  const fault =
    url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')
      ? 'must be an http or https origin, such as https://id.example.com'
      : value !== url.origin && value !== `${url.origin}/`
        ? `must be an origin alone, without a path: ${url.origin}`
        : url.protocol === 'http:' && !isLoopback(url.hostname)
          ? 'must use https: browsers drop secure cookies on plain http (localhost is the exception)'
          : undefined
  if (url !== undefined && fault === undefined) return url.origin
  context.issues.push({ code: 'custom', message: fault ?? 'is not valid', input: value })
  return z.NEVER
})

const smtpServer = text.transform((value, context) => {
  const read = readSmtpUrl(value)
  if (!('fault' in read)) return read
  context.issues.push({ code: 'custom', message: read.fault, input: undefined })
  return z.NEVER
})

const sender = text.transform((value, context) => {
  const read = readSender(value)
  if (read !== undefined) return read
  const message = 'must be one address, such as no-reply@example.com or Example <no-reply@example.com>'
  context.issues.push({ code: 'custom', message, input: value })
  return z.NEVER
})

const list = text.transform((value) =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean),
)

const database = z
  .string()
  .transform((value) => JSON.parse(value) as unknown)
  .pipe(
    z.object({
      appUrl: z.string(),
      platformUrl: z.string(),
      janitorUrl: z.string(),
      directUrl: z.string(),
      poolMode: z.boolean(),
      poolSize: z.number().int().min(1).max(500),
    }),
  )

const Environment = z.object({
  PORT: z.preprocess(optional, port.default(3000)),
  SIGNET_BIND: z.preprocess(optional, text.optional()),
  SIGNET_ORIGIN: z.preprocess(optional, origin.optional()),
  DATABASE_URL: z.preprocess(optional, databaseUrl.optional()),
  DATABASE_POOL_URL: z.preprocess(optional, databaseUrl.optional()),
  SIGNET_MASTER_KEY: z.preprocess(optional, masterKey.optional()),
  SIGNET_TRUSTED_PROXIES: z.preprocess(optional, list.default([])),
  SIGNET_OPERATOR_EMAIL: z.preprocess(optional, z.email().max(254).optional()),
  SIGNET_OPERATOR_PASSWORD: z.preprocess(optional, z.string().min(15).max(128).optional()),
  SIGNET_DATA_DIR: z.preprocess(optional, text.default('.data')),
  SIGNET_FRONTS: z.preprocess(optional, z.coerce.number().int().min(1).max(64).optional()),
  SIGNET_METRICS_PORT: z.preprocess(optional, port.optional()),
  SIGNET_METRICS_TOKEN: z.preprocess(optional, z.string().min(16).max(256).optional()),
  SIGNET_LOG_LEVEL: z.preprocess(
    optional,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  ),
  SIGNET_SMTP_URL: z.preprocess(optional, smtpServer.optional()),
  SIGNET_MAIL_FROM: z.preprocess(optional, sender.optional()),
  SIGNET_GEOIP_DATABASE: z.preprocess(optional, text.optional()),
  SIGNET_LOOPBACK_TARGETS: z.preprocess(optional, z.literal('yes').optional()),
  SIGNET_INTERNAL_EMBEDDED: z.preprocess(optional, z.literal('yes').optional()),
  SIGNET_INTERNAL_DATABASE: z.preprocess(optional, database.optional()),
})

/** Parses the environment. Throws `ConfigError` that names each variable at fault and what it must be. */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${String(issue.path[0])}: ${issue.message}`)
    throw new ConfigError(`The configuration can't be used:\n${faults.join('\n')}`)
  }
  const read = parsed.data
  if ((read.SIGNET_OPERATOR_EMAIL === undefined) !== (read.SIGNET_OPERATOR_PASSWORD === undefined))
    throw new ConfigError(
      "The configuration can't be used:\n  SIGNET_OPERATOR_EMAIL and SIGNET_OPERATOR_PASSWORD belong together: set both or neither",
    )
  if (read.DATABASE_POOL_URL !== undefined && read.DATABASE_URL === undefined)
    throw new ConfigError(
      "The configuration can't be used:\n  DATABASE_POOL_URL needs DATABASE_URL, the direct address of the same database",
    )
  const { SIGNET_SMTP_URL: server, SIGNET_MAIL_FROM: from } = read
  if ((server === undefined) !== (from === undefined))
    throw new ConfigError(
      "The configuration can't be used:\n  SIGNET_SMTP_URL and SIGNET_MAIL_FROM belong together: a mail needs a server and a sender",
    )
  const address = read.SIGNET_ORIGIN ?? `http://localhost:${read.PORT}`
  const loopbackTargets = read.SIGNET_LOOPBACK_TARGETS === 'yes'
  if (loopbackTargets && !isLoopback(new URL(address).hostname))
    throw new ConfigError(
      "The configuration can't be used:\n  SIGNET_LOOPBACK_TARGETS is for development on this machine: SIGNET_ORIGIN is not of it",
    )
  return {
    port: read.PORT,
    bind: read.SIGNET_BIND,
    origin: address,
    databaseUrl: read.DATABASE_URL,
    databasePoolUrl: read.DATABASE_POOL_URL,
    masterKey: read.SIGNET_MASTER_KEY,
    trustedProxies: read.SIGNET_TRUSTED_PROXIES,
    operatorEmail: read.SIGNET_OPERATOR_EMAIL,
    operatorPassword: read.SIGNET_OPERATOR_PASSWORD,
    dataDir: resolve(read.SIGNET_DATA_DIR),
    fronts: read.SIGNET_FRONTS,
    metricsPort: read.SIGNET_METRICS_PORT,
    metricsToken: read.SIGNET_METRICS_TOKEN,
    logLevel: read.SIGNET_LOG_LEVEL,
    smtp: server === undefined || from === undefined ? undefined : { server, from },
    geoipDatabase: read.SIGNET_GEOIP_DATABASE === undefined ? undefined : resolve(read.SIGNET_GEOIP_DATABASE),
    loopbackTargets,
    isEmbedded: read.SIGNET_INTERNAL_EMBEDDED === 'yes',
    database: read.SIGNET_INTERNAL_DATABASE,
  }
}

/** The configuration of this process, parsed once. Throws `ConfigError`. */
export const config = (): Config => singleton('config', () => parseConfig(process.env))
