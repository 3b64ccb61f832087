import { ColorSpace, contrast, getColor, OKLab, OKLCH, serialize, sRGB, to, toGamut } from 'colorjs.io/fn'

ColorSpace.register(sRGB)
ColorSpace.register(OKLab)
ColorSpace.register(OKLCH)

/** A colour as a branding keeps it: `#` and six lower-case hexadecimal digits. Nothing else is ever written into a sheet. */
export type Hex = `#${string}`

/** Whether `text` is a colour as it is kept. */
export const isHex = (text: string): text is Hex => /^#[0-9a-f]{6}$/.test(text)

/** WCAG 2.1 contrast of two colours: 1 to 21, the same both ways. */
export const contrastOf = (a: Hex, b: Hex): number => contrast(getColor(a), getColor(b), 'WCAG21')

/** Lightness 0 to 1, chroma from 0 and hue in degrees: OKLCH, in which equal steps look equal. */
export type Lch = { l: number; c: number; h: number }

/** A colour in OKLCH. Greys have no hue; theirs is 0. */
export function toLch(hex: Hex): Lch {
  const [l, c, h] = to(getColor(hex), 'oklch').coords
  return { l: l ?? 0, c: c ?? 0, h: h === null || h === undefined || Number.isNaN(h) ? 0 : h }
}

/** The colour that a screen can show nearest to one in OKLCH: its chroma gives way, its lightness and hue stay. */
export function fromLch({ l, c, h }: Lch): Hex {
  const lightness = Math.min(1, Math.max(0, l))
  const shown = toGamut(to({ space: OKLCH, coords: [lightness, c, h], alpha: 1 }, 'srgb'), { space: 'srgb' })
  return hexOf(shown)
}

/** `from` with a part of `into` in it: 0 is `from`, 1 is `into`. */
export function mix(from: Hex, into: Hex, part: number): Hex {
  if (part <= 0) return from
  const [a, b] = [to(getColor(from), 'oklab').coords, to(getColor(into), 'oklab').coords]
  const at = (index: 0 | 1 | 2): number => (a[index] ?? 0) + ((b[index] ?? 0) - (a[index] ?? 0)) * part
  const mixed = to({ space: OKLab, coords: [at(0), at(1), at(2)], alpha: 1 }, 'srgb')
  return hexOf(toGamut(mixed, { space: 'srgb' }))
}

/** Whether a colour is nearer to black than to white, as eyes see it. */
export const isDark = (hex: Hex): boolean => contrastOf(hex, '#ffffff') > contrastOf(hex, '#000000')

const hexOf = (colour: Parameters<typeof serialize>[0]): Hex =>
  serialize(colour, { format: 'hex', collapse: false }).slice(0, 7) as Hex
