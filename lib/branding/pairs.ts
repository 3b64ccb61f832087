import { type ColourName, type Colours, colourNames } from './branding.ts'
import { contrastOf, type Hex } from './colour.ts'
import { groundOf, readable } from './ground.ts'
import { meanings, type Palette, type Theme } from './ours.ts'

type Name = keyof Palette
/** What stands on what, and how many to one it must be: words 4.5, lines and marks 3 (WCAG 1.4.3, 1.4.11). */
export type Pair = { on: Name; what: Name; least: number }

const softs = meanings.map((meaning) => `${meaning}-soft` as const)
const shades = ['surface-sunken', 'surface-hover', 'surface-active', 'accent-soft', 'page'] as const
const pairs = (what: Name, grounds: readonly Name[], least = readable): Pair[] =>
  grounds.map((on) => ({ what, on, least }))

/** What follows from the chosen colours alone. The rest is derived so that it passes whenever these do. */
const chosen: readonly Pair[] = [
  ...pairs('text', ['surface', ...softs]),
  ...pairs('accent-text', ['surface', ...softs]),
  ...meanings.flatMap((meaning) => pairs(`${meaning}-text`, ['surface'])),
  ...pairs('focus', ['surface'], 3),
  ...pairs('danger', ['surface'], 3),
]

/** Each pair that the hosted pages show. */
export const everyPair: readonly Pair[] = [
  ...chosen,
  ...pairs('text', shades),
  ...pairs('text-secondary', ['surface', ...shades, ...softs]),
  ...pairs('text-muted', ['surface', ...shades]),
  ...pairs('text-placeholder', ['surface']),
  ...pairs('accent-text', shades),
  ...pairs('on-accent', ['accent', 'accent-hover']),
  ...pairs('on-danger', ['danger', 'danger-hover']),
  ...pairs('on-canvas', ['canvas']),
  ...pairs('on-canvas-muted', ['canvas']),
  ...pairs('line-control', ['surface'], 3),
]

/** A chosen colour that cannot be read, or on which something cannot be read, with the worst of it. */
export type Problem = Pair & { theme: Theme; colour: ColourName; ratio: number }

/** The problems of a theme's chosen colours, one for each colour that is to blame. None: everything on the pages can be read. */
export function problemsOf(theme: Theme, colours: Colours): Problem[] {
  const { ours, ...own } = groundOf(theme, colours)
  const palette: Palette = { ...ours, ...own }
  const failing = chosen.flatMap((pair): Problem[] => {
    const ratio = contrastOf(palette[pair.what] as Hex, palette[pair.on] as Hex)
    const colour = ratio < pair.least ? blamed(pair, colours) : undefined
    return colour === undefined ? [] : [{ ...pair, theme, colour, ratio }]
  })
  return colourNames.flatMap((name) =>
    failing
      .filter(({ colour }) => colour === name)
      .sort(worstFirst)
      .slice(0, 1),
  )
}

const worstFirst = (a: Problem, b: Problem): number => a.ratio / a.least - b.ratio / b.least

/** Who is to blame that a pair fails: what stands there if the tenant chose it, else what it stands on. */
function blamed({ what, on }: Pair, colours: Colours): ColourName | undefined {
  const candidates: ColourName[] = [
    ...(what === 'text' ? (['text'] as const) : []),
    ...(what === 'accent-text' ? (['link', 'accent'] as const) : []),
    ...(on === 'surface' ? (['surface'] as const) : []),
  ]
  return candidates.find((name) => colours[name] !== undefined)
}
