import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { brandOf } from './brand.ts'
import { fonts, layouts, logoSizes, radii } from './branding.ts'
import type { Hex } from './colour.ts'
import { cssOf } from './css.ts'
import { readBranding } from './fields.ts'

const at = { issuer: 'https://id.example.test/t/acme/production', tenantName: 'Acme' }
const picture = 'img_00000000000000000000000001'

/** Declarations of our names with values of six digits or of our tables, in the rules that there are, and nothing else. */
const value = `(?:light-dark\\(#[0-9a-f]{6},#[0-9a-f]{6}\\)|#[0-9a-f]{6}|[0-9.]+(?:rem)?|${Object.values(fonts)
  .map((font) => font.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  .join('|')})`
const block = `:root\\{--[a-z-]+:${value}(?:;--[a-z-]+:${value})*\\}`
const sheet = new RegExp(
  `^(?:${block}(?:@supports not \\(color:light-dark\\(red,red\\)\\)\\{${block}@media\\(prefers-color-scheme:dark\\)\\{${block}\\}\\})?)?$`,
)

describe('the sheet of a branding', () => {
  test('is empty when nothing was chosen', () => {
    expect(brandOf({}, at)).toMatchObject({ css: '', name: 'Acme', layout: 'centered', rosette: true, logo: undefined })
  })

  test('sets colours for both themes from one accent, and once more for browsers without light-dark()', () => {
    const css = cssOf({ colours: { light: { accent: '#6b2fb3' } }, radius: 'round', font: 'serif' })
    expect(css).toMatch(/--accent:light-dark\(#6b2fb3,#[0-9a-f]{6}\)/)
    expect(css).toContain('--brand-radius:1.375rem')
    expect(css).toContain('@supports not')
    expect(css).toMatch(sheet)
    expect(css).not.toContain('--danger')
  })

  test('cannot be broken out of, whatever is stored', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '</style><script>',
        '#005c6b;}body{display:none}',
        'url(//x.test)',
        '#005c6b\n}',
        'expression(1)',
        '__proto__',
        'constructor',
      ),
      fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`),
    )
    const colours = fc.record(
      { accent: hostile, link: hostile, background: hostile, surface: hostile, text: hostile },
      { requiredKeys: [] },
    )
    const word = (table: object) => fc.oneof(hostile, fc.constantFrom(...Object.keys(table)))
    fc.assert(
      fc.property(
        fc.record(
          {
            name: hostile,
            colours: fc.record({ light: colours, dark: colours }, { requiredKeys: [] }),
            radius: word(radii),
            font: word(fonts),
            logoSize: word(logoSizes),
            layout: word(Object.fromEntries(layouts.map((each) => [each, 1]))),
            logo: fc.record({ light: hostile }, { requiredKeys: [] }),
          },
          { requiredKeys: [] },
        ),
        (stored) => {
          expect(brandOf(readBranding(stored), at).css).toMatch(sheet)
        },
      ),
      { numRuns: 200, seed: 20261126 },
    )
  })

  test('is not made at all of a colour that is none', () => {
    expect(() => cssOf({ colours: { light: { accent: '#fff;}' as Hex } } })).toThrow()
  })
})

describe('what is stored', () => {
  test('reads as nothing when it is not a branding', () => {
    for (const odd of [null, 1, 'x', [], { radius: 'huge' }, { links: { help: 'javascript:alert(1)' } }])
      expect(readBranding(odd)).toEqual({})
  })

  test.each(['http://acme.test/', 'javascript:alert(1)', 'https://a:b@acme.test/', 'acme.test', '//acme.test'])(
    'a link is an https address, not %s',
    (help) => expect(readBranding({ links: { help } })).toEqual({}),
  )

  test('a name is one line that reads in one direction', () => {
    expect(readBranding({ name: 'Acme\u202eevil' })).toEqual({})
    expect(readBranding({ name: 'Ac\nme' })).toEqual({})
    expect(readBranding({ name: '  Żółw & Sons’ 株式会社 ' })).toEqual({ name: 'Żółw & Sons’ 株式会社' })
  })

  test('short and upper-case colours are kept in one form', () => {
    expect(readBranding({ colours: { light: { accent: '#ABC', text: '10191B' } } })).toEqual({
      colours: { light: { accent: '#aabbcc', text: '#10191b' } },
    })
  })
})

describe('the logo', () => {
  test('is a path of our own below the issuer; a dark one alone stands for both', () => {
    expect(brandOf({ logo: { light: picture } }, at).logo).toEqual({ light: `/t/acme/production/brand/${picture}` })
    expect(brandOf({ logo: { dark: picture } }, at).logo?.light).toBe(`/t/acme/production/brand/${picture}`)
  })
})
