import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passwordHint } from '#components/hosted/password-hint.ts'
import { fewestAlone, lengthOf, mostCharacters, passwordNeeds } from '#components/hosted/password-needs.ts'
import { renderHosted } from '#components/hosted/render.tsx'
import { hostedViews } from '#components/hosted/testing/views.ts'
import type { HostedPage } from '#components/hosted/views.ts'
import { passwordRulesFor } from '#lib/identity/new-password.ts'
import { findPasswordProblem, passwordSentences } from '#lib/identity/password-rules.ts'
import { formatIn } from '#lib/language/format-in.ts'
import { wordsIn } from '#lib/language/words-in.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { policies } from '#lib/policy/fields.ts'
import type { PolicyValues } from '#lib/policy/load.ts'
import { effective, type Layer, valuesOf } from '#lib/policy/merge.ts'

const page: HostedPage = {
  nonce: 'bm9uY2U',
  language: 'en',
  dir: 'ltr',
  words: wordsIn('en'),
  format: formatIn('en'),
  assets: {
    css: '/hosted/a.css',
    accountCss: '/hosted/account.A.css',
    js: '/hosted/a.js',
    passkeys: '/hosted/p.js',
    picture: '',
    font: '/hosted/f.woff2',
    mark: '/hosted/m.svg',
  },
}
/** Anything that may stand in a database: out of bounds, no number, at a level that is not heard. */
const said = fc.oneof(fc.integer({ min: -5, max: 200 }), fc.constant(Number.NaN), fc.double({ min: 8, max: 64 }))
const layers = fc.record({
  platform: fc.option(said),
  directory: fc.option(said),
  client: fc.option(said),
  /** What the policy demands of a sign-in: from 2 on, a second factor. */
  requirement: fc.integer({ min: 0, max: 3 }),
})
type Layers = { platform: number | null; directory: number | null; client: number | null; requirement: number }

const rulesOf = ({ requirement, ...of }: Layers) => {
  const stored = Object.entries(of).flatMap(([level, value]): Layer<'password'>[] =>
    value === null ? [] : [{ level: level as 'platform', values: { minLength: value } }],
  )
  const password = valuesOf(effective('password', stored))
  const policies = { password, mfa: { requirement } } as unknown as PolicyValues
  return passwordRulesFor({ displayName: '', normalized: '', policies, placeWords: [] })
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

  test('is what the page says as one types: met, exactly when the server finds the length right', () => {
    const anything = fc.string({ unit: 'grapheme', maxLength: 150 })
    fc.assert(
      fc.property(
        layers.chain((of) =>
          fc.tuple(
            fc.constant(of),
            fc.oneof(
              anything,
              fc
                .integer({ min: 1, max: 140 })
                .chain(typed)
                .map((parts) => parts.join('')),
            ),
          ),
        ),
        ([of, password]) => {
          const rules = rulesOf(of)
          const [length] = passwordNeeds(rules.minLength)
          const problem = findPasswordProblem(password, rules)
          const found = lengthOf(password, length?.min ?? 0, length?.max ?? 0)
          expect(found.kind === 'met').toBe(problem !== 'too_short' && problem !== 'too_long')
        },
      ),
    )
  })

  test('UX-H39 fifteen where the password is all there is, eight where a second factor is demanded', () => {
    const needed = (directory: number, requirement: number) =>
      rulesOf({ platform: null, client: null, directory, requirement }).minLength
    expect([0, 1, 2, 3].map((requirement) => needed(8, requirement))).toEqual([15, 15, 8, 8])
    expect([0, 1, 2, 3].map((requirement) => needed(20, requirement))).toEqual([20, 20, 20, 20])
    expect([fewestAlone, mostCharacters]).toEqual([bounds.password.minAlone, bounds.password.max])
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
