import type { Colours } from './branding.ts'
import { isDark } from './colour.ts'
import { ours, type Palette, type Theme } from './ours.ts'

/** Text is readable from here on (WCAG 1.4.3). */
export const readable = 4.5

/** What is said about a theme, and what everything else of it follows from. */
export type Ground = Pick<Palette, 'canvas' | 'surface' | 'text' | 'accent' | 'accent-text'> & { ours: Palette }

/** The chosen colours of a theme beside ours. A dark surface has our dark colours around it, whichever theme it is in. */
export function groundOf(theme: Theme, colours: Colours): Ground {
  const surface = colours.surface ?? ours[theme].surface
  const base: Palette = ours[isDark(surface) ? 'dark' : 'light']
  const accent = colours.accent ?? base.accent
  return {
    canvas: colours.background ?? base.canvas,
    surface,
    text: colours.text ?? base.text,
    accent,
    'accent-text': colours.link ?? colours.accent ?? base['accent-text'],
    ours: base,
  }
}
