import type { Colours } from './branding.ts'
import { fromLch, type Hex, isDark, toLch } from './colour.ts'
import { nearest } from './nearest.ts'
import { ours, type Theme } from './ours.ts'

/** A theme's colours where only the other theme says an accent or a link: the same hue, as light or dark as it has to be here. */
export function completed(theme: Theme, own: Colours, other: Colours): Colours {
  if (own.accent !== undefined) return own
  const carried: Colours = { ...own }
  if (other.accent !== undefined) carried.accent = carriedOver(theme, own, 'accent', other.accent)
  if (own.link === undefined && other.link !== undefined) carried.link = carriedOver(theme, own, 'link', other.link)
  return carried
}

function carriedOver(theme: Theme, own: Colours, name: 'accent' | 'link', colour: Hex): Hex {
  const { l, c, h } = toLch(colour)
  const isOnDark = isDark(own.surface ?? ours[theme].surface)
  const wanted = fromLch(isOnDark ? { l: Math.max(l, 0.78), c: Math.min(c, 0.13), h } : { l: Math.min(l, 0.45), c, h })
  return nearest(theme, { ...own, [name]: wanted }, name) ?? wanted
}
