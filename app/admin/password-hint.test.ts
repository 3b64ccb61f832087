import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passwordHint } from '#components/hosted/password-hint.ts'
import { renderHosted } from '#components/hosted/render.tsx'
import { hostedViews } from '#components/hosted/testing/views.ts'
import type { HostedPage } from '#components/hosted/views.ts'
import { passwordRulesFor } from '#lib/identity/new-password.ts'
import { findPasswordProblem, passwordSentences } from '#lib/identity/password-rules.ts'
import { policies } from '#lib/policy/fields.ts'
import type { PolicyValues } from '#lib/policy/load.ts'
import { effective, type Layer, valuesOf } from '#lib/policy/merge.ts'

const page: HostedPage = {
  nonce: 'bm9uY2U',
  assets: { css: '/hosted/a.css', js: '/hosted/a.js', font: '/hosted/f.woff2', mark: '/hosted/m.svg' },
}
/** Anything that may stand in a database: out of bounds, no number, at a level that is not heard. */
const said = fc.oneof(fc.integer({ min: -5, max: 200 }), fc.constant(Number.NaN), fc.double({ min: 8, max: 64 }))
const layers = fc.record({
  platform: fc.option(said),
  directory: fc.option(said),
  client: fc.option(said),
})

const rulesOf = (of: { platform: number | null; directory: number | null; client: number | null }) => {
  const stored = Object.entries(of).flatMap(([level, value]): Layer<'password'>[] =>
    value === null ? [] : [{ level: level as 'platform', values: { minLength: value } }],
  )
  const password = valuesOf(effective('password', stored))
  return passwordRulesFor({ displayName: '', normalized: '', policies: { password } as PolicyValues })
}

const asked = (text: string): number => Number(/At least (\d+) characters/.exec(text)?.[1])

/** As many characters as wanted, of one or two code units each, that nobody guesses. */
const typed = (length: number) =>
  fc.array(fc.constantFrom(...'abcdefghkmnpqrstuvwxyz', '🦊', 'é', ' '), { minLength: length, maxLength: length })

describe('UX-C14 UX-H38 what a form says that a password needs', () => {
  test('is what the server enforces, for any policy and any password', () => {
    fc.assert(
      fc.property(
        layers.chain((of) => fc.tuple(fc.constant(of), fc.integer({ min: 1, max: 140 }).chain(typed))),
        ([of, characters]) => {
          const rules = rulesOf(of)
          const password = characters.join('')
          const length = [...password.normalize('NFC')].length
          const needed = asked(passwordHint(rules.minLength))
          const problem = findPasswordProblem(password, rules)
          expect(problem === 'too_short').toBe(length < needed)
          if (problem === 'too_short') expect(passwordSentences.too_short(rules)).toContain(`at least ${needed} `)
          expect(needed).toBeGreaterThanOrEqual(policies.password.minLength.min)
        },
      ),
    )
  })

  test('is said by each form where one is chosen', async () => {
    const choosing = Object.entries(hostedViews).filter(([, view]) => JSON.stringify(view).includes('minLength'))
    expect(choosing.length).toBeGreaterThan(1)
    for (const [, view] of choosing) {
      const minLength = Number(/"minLength":(\d+)/.exec(JSON.stringify(view))?.[1])
      expect(asked(await renderHosted(view, page))).toBe(minLength)
    }
  })
})
