import { randomBytes } from 'node:crypto'
import type { Tx } from '#lib/db/with-tenant.ts'
import { open, seal } from '#lib/keys/seal.ts'

const prefix = 'whsec_'

/** A new signing secret in the form of Standard Webhooks: `whsec_` and 256 random bits in base64. */
export const newSecret = (): string => prefix + randomBytes(32).toString('base64')

/** The bytes that a secret signs with. */
export const keyOf = (secret: string): Buffer => Buffer.from(secret.slice(prefix.length), 'base64')

/** Its last letters, by which people tell one from another. */
export const hintOf = (secret: string): string => secret.replace(/=+$/, '').slice(-4)

type Cell = 'secret' | 'previous_secret'

/** Seals a secret for one cell of a webhook: it is needed again at each sending, so it can't be kept as a hash. */
export const sealSecret = async (tx: Tx, webhookId: string, cell: Cell, secret: string) =>
  Uint8Array.from(await seal(tx, { table: 'webhooks', row: webhookId, column: cell }, Buffer.from(secret)))

/** Opens what `sealSecret` made for the same cell. */
export const openSecret = async (tx: Tx, webhookId: string, cell: Cell, sealed: Uint8Array): Promise<string> =>
  (await open(tx, { table: 'webhooks', row: webhookId, column: cell }, sealed)).toString('utf8')
