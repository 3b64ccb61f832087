import { randomBytes } from './random.ts'

/** One prefix per kind of thing; an id shown with another prefix is not found. */
export const prefixes = {
  tenant: 'ten',
  directory: 'dir',
  environment: 'env',
  client: 'cli',
  client_secret: 'sec',
  api: 'api',
  permission: 'prm',
  role: 'rol',
  group: 'grp',
  assignment: 'asg',
  user: 'usr',
  identifier: 'idn',
  credential: 'crd',
  browser: 'brw',
  session: 'ses',
  grant: 'gnt',
  family: 'fam',
  request: 'req',
  event: 'evt',
  key: 'key',
  portal_user: 'ptu',
  invitation: 'inv',
  mail: 'mai',
  challenge: 'mch',
  import: 'imp',
  view: 'viw',
  api_key: 'apk',
  policy: 'pol',
  webhook: 'whk',
  webhook_delivery: 'whd',
  promotion: 'pro',
  branding: 'bra',
  brand_image: 'img',
} as const

export type Kind = keyof typeof prefixes

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A new UUID v7 (RFC 9562 §5.7): 48 bits of milliseconds, then 74 random bits. Sortable, so never used as a secret. */
export function newId(at: Date = new Date()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(at.getTime(), 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return dashed(bytes.toString('hex'))
}

/** Whether `text` is a UUID in its canonical, lower-case form. */
export const isUuid = (text: string): boolean => uuidForm.test(text)

/** Shows a stored id: the kind's prefix, `_` and the 128 bits as 26 characters of Crockford's base32. */
export function formatId(kind: Kind, uuid: string): string {
  let rest = BigInt(`0x${uuid.replaceAll('-', '')}`)
  let text = ''
  for (let i = 0; i < 26; i++) {
    text = alphabet[Number(rest & 31n)] + text
    rest >>= 5n
  }
  return `${prefixes[kind]}_${text}`
}

/** Reads what `formatId` wrote. Anything else, another kind's prefix included, is `undefined`: the caller answers 404. */
export function parseId(kind: Kind, text: string): string | undefined {
  const prefix = `${prefixes[kind]}_`
  if (text.length !== prefix.length + 26 || !text.startsWith(prefix)) return undefined
  let value = 0n
  for (const letter of text.slice(prefix.length)) {
    const digit = alphabet.indexOf(letter)
    if (digit < 0) return undefined
    value = (value << 5n) | BigInt(digit)
  }
  if (value >> 128n) return undefined
  return dashed(value.toString(16).padStart(32, '0'))
}

const dashed = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
