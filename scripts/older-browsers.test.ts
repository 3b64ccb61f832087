import { expect, test } from 'vitest'
import { withoutLightDark } from './older-browsers.mjs'

test('each scheme gets its own of the two colours, also inside other functions', () => {
  const css = `/* light-dark(a, b) */
.hosted { color: red; --accent: var(--brand, light-dark(#005c6b, #89d0d9)); --on: light-dark(rgb(1 2 3 / 0.5), black) }
.plain { color: blue }`
  expect(withoutLightDark(css).replaceAll(/\s+/g, ' ').trim()).toBe(
    '@supports not (color: light-dark(red, red)) { ' +
      '.hosted{--accent: var(--brand, #005c6b);--on: rgb(1 2 3 / 0.5)} ' +
      '@media (prefers-color-scheme: dark) { .hosted{--accent: var(--brand, #89d0d9);--on: black} } }',
  )
})

test('a sheet without such colours gets nothing', () => {
  expect(withoutLightDark('.a { color: red }')).toBe('')
})
