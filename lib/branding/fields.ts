import { z } from 'zod'
import { parseId } from '#lib/kernel/ids.ts'
import { languages } from '#lib/language/languages.ts'
import { bounds } from '#lib/limits/bounds.ts'
import {
  type Branding,
  type Font,
  fonts,
  type Layout,
  type LogoSize,
  layouts,
  logoSizes,
  type Radius,
  radii,
} from './branding.ts'
import { type Hex, isHex } from './colour.ts'

/** Neither lines nor what turns the direction of text: a name is shown in sentences of ours. */
const plain = /^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u

const colour = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) =>
    text.replace(/^#?([0-9a-f])([0-9a-f])([0-9a-f])$/, '#$1$1$2$2$3$3').replace(/^(?=[0-9a-f]{6}$)/, '#'),
  )
  .refine(isHex, 'Write a colour as # and six digits, such as #005c6b.')
  .transform((text): Hex => text as Hex)

const colours = z.strictObject({
  accent: colour.optional(),
  link: colour.optional(),
  background: colour.optional(),
  surface: colour.optional(),
  text: colour.optional(),
})

const link = z
  .string()
  .trim()
  .max(bounds.url.uri)
  .refine(isWebAddress, 'Enter an address that begins with https://.')
  .transform((text) => new URL(text).href)

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return protocol === 'https:' && username === '' && password === ''
}

const picture = z.string().refine((id) => parseId('brand_image', id) !== undefined, 'is not the id of a picture')
const keysOf = <Key extends string>(table: Readonly<Record<Key, string>>) => Object.keys(table) as [Key, ...Key[]]

/** What a tenant chooses of its pages, texts aside: each value one of a few, a colour, a short name or an https address. */
export const design = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(bounds.branding.name)
    .refine((text) => plain.test(text), 'Use letters, digits and signs alone.')
    .optional(),
  colours: z.strictObject({ light: colours.optional(), dark: colours.optional() }).optional(),
  radius: z.enum(keysOf<Radius>(radii)).optional(),
  font: z.enum(keysOf<Font>(fonts)).optional(),
  layout: z.enum(layouts as unknown as [Layout, ...Layout[]]).optional(),
  logoSize: z.enum(keysOf<LogoSize>(logoSizes)).optional(),
  logo: z.strictObject({ light: picture.optional(), dark: picture.optional() }).optional(),
  links: z.strictObject({ help: link.optional(), privacy: link.optional(), terms: link.optional() }).optional(),
  rosette: z.boolean().optional(),
})

/** Texts as they are stored. Which keys there are, and what a text may hold, is looked at where they are saved. */
const sentences = z.record(z.string().max(120), z.string().max(bounds.branding.text)).optional()
const texts = z.partialRecord(
  z.enum(languages),
  z.strictObject({ hosted: sentences, account: sentences, mail: sentences }),
)

const stored = z.object({ ...design.shape, texts: texts.optional() })

/** A branding as it was stored. What doesn't read as one says nothing: a page is never lost to it. */
export function readBranding(value: unknown): Branding {
  const read = stored.safeParse(value)
  return read.success ? read.data : {}
}
