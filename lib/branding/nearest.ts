import type { ColourName, Colours } from './branding.ts'
import { fromLch, type Hex, toLch } from './colour.ts'
import type { Theme } from './ours.ts'
import { problemsOf } from './pairs.ts'

const step = 0.02

/**
 * The nearest colour to a chosen one that can be read where the pages use it: of the same hue, lighter or darker. The colour itself
 * when nothing is wrong with it; undefined when no lightness helps, because another colour stands in the way.
 */
export function nearest(theme: Theme, colours: Colours, name: ColourName): Hex | undefined {
  const colour = colours[name]
  if (colour === undefined) return undefined
  const others = problemsOf(theme, { ...colours, [name]: undefined })
  const passes = (hex: Hex): boolean =>
    problemsOf(theme, { ...colours, [name]: hex }).every(
      (problem) => problem.colour !== name && others.some((known) => known.colour === problem.colour),
    )
  if (passes(colour)) return colour
  const { l, c, h } = toLch(colour)
  const at = (lightness: number): Hex => fromLch({ l: lightness, c, h })
  for (let away = step; away <= 1; away += step)
    for (const direction of [-1, 1]) {
      const far = l + direction * away
      if (far < -step || far > 1 + step || !passes(at(far))) continue
      return closer(l + direction * (away - step), far)
    }
  return undefined

  /** Between a lightness that fails and one that passes, the passing one next to the border. */
  function closer(failing: number, passing: number): Hex {
    let [bad, good] = [failing, passing]
    for (let round = 0; round < 6; round += 1) {
      const middle = (bad + good) / 2
      if (passes(at(middle))) good = middle
      else bad = middle
    }
    return at(good)
  }
}
