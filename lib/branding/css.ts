import { type Branding, fonts, logoSizes, radii } from './branding.ts'
import { type Hex, isHex } from './colour.ts'
import { completed } from './completed.ts'
import { ours, type Palette, type Theme } from './ours.ts'
import { paletteOf } from './palette.ts'

/** The colours of both themes under a branding. */
export function palettesOf({ colours = {} }: Branding): Record<Theme, Palette> {
  const { light = {}, dark = {} } = colours
  return {
    light: paletteOf('light', completed('light', light, dark)),
    dark: paletteOf('dark', completed('dark', dark, light)),
  }
}

/**
 * The sheet of a branding, after `tokens.css`: custom properties alone, whose values are colours of six digits and words of tables
 * of ours. Nothing that anybody typed is in it. Browsers without light-dark() get each theme's colours by themselves.
 */
export function cssOf(branding: Branding, palettes: Record<Theme, Palette> = palettesOf(branding)): string {
  const { radius, font, logoSize } = branding
  const choices = [
    ...(radius === undefined ? [] : [`--brand-radius:${radii[radius]}`]),
    ...(font === undefined ? [] : [`--brand-font:${fonts[font]}`]),
    ...(logoSize === undefined ? [] : [`--brand-logo-height:${logoSizes[logoSize]}`]),
  ]
  const changed = (Object.keys(ours.light) as (keyof Palette)[]).flatMap((name) => {
    const pair = { light: safe(palettes.light[name]), dark: safe(palettes.dark[name]) }
    return pair.light === ours.light[name] && pair.dark === ours.dark[name] ? [] : [{ name, ...pair }]
  })
  const both = changed.map(({ name, light, dark }) => `--${name}:light-dark(${light},${dark})`)
  const rules = [...choices, ...both].join(';')
  if (rules === '') return ''
  if (changed.length === 0) return `:root{${rules}}`
  const only = (theme: Theme) => `:root{${changed.map((each) => `--${each.name}:${each[theme]}`).join(';')}}`
  return `:root{${rules}}@supports not (color:light-dark(red,red)){${only('light')}@media(prefers-color-scheme:dark){${only('dark')}}}`
}

function safe(colour: Hex): Hex {
  if (!isHex(colour)) throw new Error('a palette holds something that is no colour')
  return colour
}
