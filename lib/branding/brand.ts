import type { Overrides } from '#lib/language/words-in.ts'
import type { Branding, Layout, LinkName } from './branding.ts'
import { cssOf, palettesOf } from './css.ts'
import { type Palette, type Theme, themes } from './ours.ts'

/** What a page or a mail is made with: a branding, worked out. */
export type Brand = {
  /** What the organization is called. */
  name: string
  /** Where its pictures are, on our own origin: paths. */
  logo?: { light: string; dark?: string } | undefined
  /** Custom properties of colours and choices; empty when nothing was chosen. */
  css: string
  palettes: Record<Theme, Palette>
  layout: Layout
  rosette: boolean
  links: { [Name in LinkName]?: string | undefined }
  texts: Overrides | undefined
}

/** Works a branding out for an issuer, under which its pictures stand. `tenantName` is used where it has no name of its own. */
export function brandOf(branding: Branding, { issuer, tenantName }: { issuer: string; tenantName: string }): Brand {
  const palettes = palettesOf(branding)
  const { logo = {} } = branding
  const [first, second] = themes.map((theme) =>
    logo[theme] === undefined ? undefined : picturePath(issuer, logo[theme]),
  )
  const light = first ?? second
  return {
    name: branding.name ?? tenantName,
    logo: light === undefined ? undefined : { light, ...(second === undefined ? {} : { dark: second }) },
    css: cssOf(branding, palettes),
    palettes,
    layout: branding.layout ?? 'centered',
    rosette: branding.rosette ?? true,
    links: branding.links ?? {},
    // None is the same for everybody: words without overrides are shared.
    texts: Object.keys(branding.texts ?? {}).length === 0 ? undefined : branding.texts,
  }
}

/** Where a picture of an issuer's tenant is served. */
export const picturePath = (issuer: string, id: string): string => `${new URL(issuer).pathname}/brand/${id}`
