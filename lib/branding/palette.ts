import type { Colours } from './branding.ts'
import { contrastOf, fromLch, type Hex, mix, toLch } from './colour.ts'
import { type Ground, groundOf, readable } from './ground.ts'
import { meanings, ours, type Palette, type Theme } from './ours.ts'

/**
 * Every colour of a theme. What was not chosen is derived so that the text which stands on it stays readable: a shade is as
 * strong as it may be and no stronger.
 */
export function paletteOf(theme: Theme, colours: Colours): Palette {
  const ground = groundOf(theme, colours)
  const { canvas, surface, text, accent, ours: base } = ground
  const isOurs = surface === base.surface && text === base.text
  const link = ground['accent-text']
  const softs = meanings.map((meaning): Hex => base[`${meaning}-soft`])
  const secondary = isOurs ? base['text-secondary'] : fade(text, surface, 0.18, [surface, ...softs])
  const muted = isOurs ? base['text-muted'] : fade(text, surface, 0.34, [surface])
  const words = [text, secondary, muted, link]
  const shade = (name: keyof Palette, part: number): Hex => {
    const wanted = isOurs ? base[name] : mix(surface, text, part)
    return isReadable(words, wanted) ? wanted : tint(surface, text, part, words)
  }
  return {
    ...base,
    canvas,
    page: isReadable(words, canvas) ? canvas : surface,
    ...onCanvas(canvas, ground),
    surface,
    'surface-raised': isOurs ? base['surface-raised'] : surface,
    'surface-sunken': shade('surface-sunken', 0.04),
    'surface-hover': shade('surface-hover', 0.05),
    'surface-active': shade('surface-active', 0.09),
    text,
    'text-secondary': secondary,
    'text-muted': muted,
    'text-placeholder': isOurs ? base['text-placeholder'] : muted,
    line: isOurs ? base.line : mix(surface, text, 0.1),
    'line-strong': isOurs ? base['line-strong'] : mix(surface, text, 0.18),
    'line-control': isOurs ? base['line-control'] : visible(surface, text),
    accent,
    ...onAccent(theme, accent, base),
    'accent-text': link,
    'accent-soft': accent === base.accent && isOurs ? base['accent-soft'] : tint(surface, accent, 0.08, words),
    'accent-line': accent === base.accent && isOurs ? base['accent-line'] : mix(surface, link, 0.4),
  }
}

/** What stands on the accent, and the accent under the pointer: it moves away from what stands on it. */
function onAccent(theme: Theme, accent: Hex, base: Palette): Pick<Palette, 'on-accent' | 'accent-hover'> {
  if (accent === base.accent) return { 'on-accent': base['on-accent'], 'accent-hover': base['accent-hover'] }
  const ink = ours.dark['on-accent']
  const wanted: Hex[] = theme === 'light' ? ['#ffffff', ink, '#000000'] : [ink, '#ffffff', '#000000']
  const on = wanted.find((each) => contrastOf(each, accent) >= readable) ?? '#000000'
  const { l, c, h } = toLch(accent)
  const hover = fromLch({ l: l + (on === '#ffffff' ? -0.06 : 0.06), c, h })
  return { 'on-accent': on, 'accent-hover': contrastOf(on, hover) >= readable ? hover : accent }
}

/** What stands on the canvas itself: the foot of the page and the engraving. */
function onCanvas(canvas: Hex, { text, surface, ours: base }: Ground) {
  const isOurs = canvas === base.canvas && text === base.text
  if (isOurs)
    return { 'on-canvas': base.text, 'on-canvas-muted': base['text-muted'], engraving: base['line-strong'] } as const
  const strong = [text, surface, '#ffffff' as Hex, '#000000' as Hex].find(
    (each) => contrastOf(each, canvas) >= readable,
  )
  const on = strong ?? '#000000'
  return { 'on-canvas': on, 'on-canvas-muted': fade(on, canvas, 0.3, [canvas]), engraving: mix(canvas, on, 0.18) }
}

const isReadable = (words: readonly Hex[], on: Hex): boolean => words.every((word) => contrastOf(word, on) >= readable)

/** `text` with up to `part` of `into` in it: as little as it takes to be readable on each of `grounds`. */
function fade(text: Hex, into: Hex, part: number, grounds: readonly Hex[]): Hex {
  for (let at = part; at > 0.001; at -= part / 12) {
    const faded = mix(text, into, at)
    if (grounds.every((ground) => contrastOf(faded, ground) >= readable)) return faded
  }
  return text
}

/** `ground` with up to `part` of `into` in it, as long as the words on it stay readable. */
function tint(ground: Hex, into: Hex, part: number, words: readonly Hex[]): Hex {
  for (let at = part; at > 0.001; at -= part / 8) {
    const tinted = mix(ground, into, at)
    if (isReadable(words, tinted)) return tinted
  }
  return ground
}

/** A line that can be seen: 3:1 (WCAG 1.4.11). */
function visible(surface: Hex, text: Hex): Hex {
  for (let part = 0.3; part < 1; part += 0.05) {
    const line = mix(surface, text, part)
    if (contrastOf(line, surface) >= 3) return line
  }
  return text
}
