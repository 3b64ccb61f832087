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
  const bytes = randomBytes(10)
  const two = (index: number, keep = 0xff, set = 0) => hex[((bytes[index] as number) & keep) | set] as string
  const middle = `${two(0, 0x0f, 0x70)}${two(1)}-${two(2, 0x3f, 0x80)}${two(3)}`
  return `${timeOf(at.getTime())}${middle}-${two(4)}${two(5)}${two(6)}${two(7)}${two(8)}${two(9)}`
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The first 48 bits and their dashes. Thousands of ids a second share those of a millisecond. */
const latest = { at: 0, text: '00000000-0000-' }

function timeOf(at: number): string {
  if (at === latest.at) return latest.text
  const digits = at.toString(16).padStart(12, '0')
  latest.at = at
  latest.text = `${digits.slice(0, 8)}-${digits.slice(8)}-`
  return latest.text
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
