import type { Overrides } from '#lib/language/words-in.ts'
import type { Hex } from './colour.ts'
import type { Theme } from './ours.ts'

/** Some of these, each chosen or not. */
type Chosen<Name extends string, Value> = { [Each in Name]?: Value | undefined }

/** What a tenant chooses of one theme's colours. What is left out is ours, or follows from what is chosen. */
export const colourNames = ['accent', 'link', 'background', 'surface', 'text'] as const
export type ColourName = (typeof colourNames)[number]
export type Colours = Chosen<ColourName, Hex>

export const layouts = ['centered', 'split', 'plain'] as const
export type Layout = (typeof layouts)[number]

/** How round controls are, in rem; the card is one and a half times as round. */
export const radii = { square: '0', small: '0.25rem', medium: '0.5rem', large: '0.75rem', round: '1.375rem' } as const
export type Radius = keyof typeof radii

/** Fonts that are here already: nothing is loaded from elsewhere (UX-H77). */
export const fonts = {
  geist: '"Geist Variable",ui-sans-serif,system-ui,"Hiragino Sans","Yu Gothic UI","Noto Sans CJK JP",sans-serif',
  sans: 'ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans","Hiragino Sans","Yu Gothic UI","Noto Sans CJK JP",sans-serif',
  serif: 'ui-serif,Charter,"Iowan Old Style","Noto Serif",Georgia,serif',
  mono: '"Geist Mono Variable",ui-monospace,"SF Mono",Menlo,Consolas,monospace',
} as const
export type Font = keyof typeof fonts

export const logoSizes = { small: '1.5rem', medium: '2rem', large: '3rem' } as const
export type LogoSize = keyof typeof logoSizes

/** Links of the tenant at the foot of every page. */
export const linkNames = ['help', 'privacy', 'terms'] as const
export type LinkName = (typeof linkNames)[number]

/** How one level wants its hosted pages: chosen values alone, never CSS. Everything left out is as we have it. */
export type Branding = {
  /** What the pages call the organization, where that is not the tenant's name. */
  name?: string | undefined
  colours?: Chosen<Theme, Colours> | undefined
  radius?: Radius | undefined
  font?: Font | undefined
  layout?: Layout | undefined
  logoSize?: LogoSize | undefined
  /** Ids of pictures, as they are shown. */
  logo?: Chosen<Theme, string> | undefined
  links?: Chosen<LinkName, string> | undefined
  /** Whether the engraving stands behind the card. It does unless this is false. */
  rosette?: boolean | undefined
  /** Words of the tenant's own, in place of ours. */
  texts?: Overrides | undefined
}
