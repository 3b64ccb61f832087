import { formatId, parseId, prefixes } from '#lib/kernel/ids.ts'
import { hashToken, mint, tokenPrefixes } from '#lib/kernel/tokens.ts'

const prefix = tokenPrefixes.api_key
const tenantLength = 26

/**
 * A new API key: `sgk_`, the tenant it belongs to, `_` and 256 random bits. It names its tenant so that it is looked for behind
 * that tenant's wall alone; the name proves nothing. Shown once; only its hash is stored.
 */
export function mintApiKey(tenantId: string): { key: string; hash: Buffer; hint: string } {
  const secret = mint('api_key')
  const hash = hashToken('api_key', secret)
  if (hash === undefined) throw new Error('a key just made is none')
  const tenant = formatId('tenant', tenantId).slice(prefixes.tenant.length + 1)
  return { key: `${prefix}${tenant}_${secret.slice(prefix.length)}`, hash, hint: secret.slice(-4) }
}

/** The tenant that a presented key names, and the hash to look for there. Undefined for what can't be a key. */
export function readApiKey(text: string): { tenantId: string; hash: Buffer } | undefined {
  if (!text.startsWith(prefix)) return undefined
  const body = text.slice(prefix.length)
  const tenantId = parseId('tenant', `${prefixes.tenant}_${body.slice(0, tenantLength)}`)
  const hash = body[tenantLength] === '_' ? hashToken('api_key', prefix + body.slice(tenantLength + 1)) : undefined
  return tenantId === undefined || hash === undefined ? undefined : { tenantId, hash }
}
