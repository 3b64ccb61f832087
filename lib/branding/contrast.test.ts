import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Colours, colourNames } from './branding.ts'
import { contrastOf, fromLch, type Hex, toLch } from './colour.ts'
import { completed } from './completed.ts'
import { nearest } from './nearest.ts'
import { ours, type Palette, type Theme, themes } from './ours.ts'
import { everyPair, problemsOf } from './pairs.ts'
import { paletteOf } from './palette.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n): Hex => `#${n.toString(16).padStart(6, '0')}`)
const colours: fc.Arbitrary<Colours> = fc.record(
  { accent: hex, link: hex, background: hex, surface: hex, text: hex },
  { requiredKeys: [] },
)
/** The same colours each time; five thousand others were tried when this was written. */
const runs = { numRuns: 60, seed: 20261126 }
const theme = fc.constantFrom(...themes)

const unreadable = (palette: Palette) =>
  everyPair
    .map((pair) => ({ ...pair, ratio: contrastOf(palette[pair.what], palette[pair.on]) }))
    .filter(({ ratio, least }) => ratio < least)

test('our own colours are those of the sheet', () => {
  const sheet = readFileSync(new URL('../../components/styles/tokens.css', import.meta.url), 'utf8')
  const declared = new Map(
    [...sheet.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
      ([, name, light, dark]) => [name ?? '', { light, dark }] as const,
    ),
  )
  const beyond = ['on-canvas', 'on-canvas-muted', 'engraving', 'page']
  for (const name of Object.keys(ours.light) as (keyof Palette)[])
    if (!beyond.includes(name))
      expect([name, declared.get(name)]).toEqual([name, { light: ours.light[name], dark: ours.dark[name] }])
})

describe('UX-H79 contrast', () => {
  test.each(themes)('what nobody changed can be read, and stays as it is: %s', (each) => {
    expect(unreadable(paletteOf(each, {}))).toEqual([])
    expect(paletteOf(each, {})).toEqual(ours[each])
  })

  test('the nearest colour to any accent can be read', () => {
    fc.assert(
      fc.property(theme, hex, (each, accent) => {
        const found = nearest(each, { accent }, 'accent')
        expect(found).toBeDefined()
        expect(problemsOf(each, { accent: found as Hex })).toEqual([])
        expect(unreadable(paletteOf(each, { accent: found as Hex }))).toEqual([])
      }),
      runs,
    )
  })

  test('a colour that can be read is its own nearest', () => {
    expect(nearest('light', { accent: '#6b2fb3' }, 'accent')).toBe('#6b2fb3')
  })

  test('the nearest keeps the hue, and is no further than it must be', () => {
    const found = nearest('light', { accent: '#ff8800' }, 'accent') as Hex
    expect(Math.abs(toLch(found).h - toLch('#ff8800').h)).toBeLessThan(12)
    const { l, c, h } = toLch(found)
    expect(problemsOf('light', { accent: fromLch({ l: l + 0.02, c, h }) })).not.toEqual([])
  })

  test('whatever has no problem can be read in every pair that the pages show', () => {
    fc.assert(
      fc.property(theme, colours, (each, chosen) => {
        fc.pre(problemsOf(each, chosen).length === 0)
        expect(unreadable(paletteOf(each, chosen))).toEqual([])
      }),
      runs,
    )
  })

  test('a problem blames a colour that was chosen, once', () => {
    fc.assert(
      fc.property(theme, colours, (each, chosen) => {
        const blamed = problemsOf(each, chosen).map(({ colour }) => colour)
        expect(blamed.filter((name) => chosen[name] === undefined)).toEqual([])
        expect(new Set(blamed).size).toBe(blamed.length)
      }),
      runs,
    )
  })

  test('one accent is enough: the other theme gets its own lightness of it', () => {
    fc.assert(
      fc.property(hex, (wanted) => {
        const accent = nearest('light', { accent: wanted }, 'accent') as Hex
        const dark = completed('dark', {}, { accent })
        expect(problemsOf('dark', dark)).toEqual([])
        expect(unreadable(paletteOf('dark', dark))).toEqual([])
      }),
      runs,
    )
  })

  test.each<[string, Theme, Colours]>([
    ['a dark card in the light theme', 'light', { surface: '#0f1b3d' }],
    ['a dark page around a light card', 'light', { background: '#0f1b3d' }],
    ['a warm page', 'light', { background: '#f3e9dc', surface: '#fffaf2', text: '#3b2a1a', accent: '#8a3b12' }],
  ])('%s can be read without further choices', (_, each, chosen) => {
    expect(problemsOf(each, chosen)).toEqual([])
    expect(unreadable(paletteOf(each, chosen))).toEqual([])
  })

  test('yellow is refused as a link and taken as a button beside a link colour of its own', () => {
    expect(problemsOf('light', { accent: '#ffd400' })).toMatchObject([{ colour: 'accent', what: 'accent-text' }])
    expect(problemsOf('light', { accent: '#ffd400', link: '#1d4ed8' })).toEqual([])
    expect(paletteOf('light', { accent: '#ffd400', link: '#1d4ed8' })['on-accent']).not.toBe('#ffffff')
  })

  test('names of colours are those of a theme', () => {
    expect(colourNames).toEqual(['accent', 'link', 'background', 'surface', 'text'])
  })
})
