import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Values } from '#lib/policy/fields.ts'
import { effective, valuesOf } from '#lib/policy/merge.ts'
import type { Proof } from '../assurance/proof.ts'
import { whatsNext } from '../assurance/whats-next.ts'
import { removalProblem, type Ways } from './removal.ts'

const now = new Date('2026-11-26T09:00:00Z')
const later = new Date('2026-11-26T09:00:01Z')
const usual = valuesOf(effective('mfa', []))

const flag = fc.integer({ min: 0, max: 1 })
const someWays = fc.record({
  password: fc.boolean(),
  passkeys: fc.integer({ min: 0, max: 2 }),
  totp: fc.boolean(),
  email: fc.boolean(),
})
const someRules = fc
  .record({
    requirement: fc.integer({ min: 0, max: 3 }),
    ...{ passkeys: flag, totp: flag, recoveryCodes: flag, emailCode: flag, passkeyFirst: flag, emailFirst: flag },
  })
  .map((rules): Values<'mfa'> => ({ ...usual, ...rules }))

/** Everything that they have, shown: a mailbox after the password, as at any sign-in. */
const shown = ({ password, passkeys, totp, email }: Ways): Proof[] => [
  ...(password ? [{ kind: 'password', at: now } as const] : []),
  ...(passkeys > 0 ? [{ kind: 'passkey', at: now, credential: 'p', userVerified: true, synced: true } as const] : []),
  ...(totp ? [{ kind: 'totp', at: now, credential: 't' } as const] : []),
  ...(email ? [{ kind: 'email', at: later } as const] : []),
]

/** What the decision about a sign-in says of somebody who shows all that they have, without grace. */
const canSignIn = (ways: Ways, rules: Values<'mfa'>): boolean =>
  whatsNext({
    proofs: shown(ways),
    owned: { ...ways, copies: 0, recoveryCodes: 0, lastUsed: [] },
    rules: { ...rules, graceSeconds: 0, rememberSeconds: 0 },
    grace: { startedAt: now, signIns: 0 },
    app: { level: 1, forced: false },
    now: later,
  }).kind === 'enough'

const without: Record<string, (ways: Ways) => Ways> = {
  passkey: (ways) => ({ ...ways, passkeys: Math.max(0, ways.passkeys - 1) }),
  totp: (ways) => ({ ...ways, totp: false }),
}

describe('UX-H50 the last method is protected', () => {
  test.each(Object.entries(without))(
    'whoever could sign in still can after removing a %s that may be',
    (_name, less) => {
      fc.assert(
        fc.property(someWays, someRules, (before, rules) => {
          const after = less(before)
          fc.pre(canSignIn(before, rules))
          expect(removalProblem(before, after, rules) === undefined).toBe(canSignIn(after, rules))
        }),
      )
    },
  )

  test('what makes no difference is never refused', () => {
    fc.assert(
      fc.property(someWays, someRules, (ways, rules) => {
        expect(removalProblem(ways, ways, rules)).toBeUndefined()
      }),
    )
  })

  const nothing = { password: false, passkeys: 0, totp: false, email: true }
  test.each([
    ['the only passkey of somebody without a password', { ...nothing, passkeys: 1 }, 'passkey', {}, 'last_way'],
    ['one of two passkeys', { ...nothing, passkeys: 2 }, 'passkey', {}, undefined],
    ['a passkey beside a password', { ...nothing, passkeys: 1, password: true }, 'passkey', {}, undefined],
    ['a passkey where the mailbox signs in', { ...nothing, passkeys: 1 }, 'passkey', { emailFirst: 1 }, undefined],
    [
      'the only second factor that is required',
      { ...nothing, password: true, totp: true },
      'totp',
      { requirement: 2 },
      'policy',
    ],
    [
      'an app beside a passkey that is required',
      { ...nothing, password: true, totp: true, passkeys: 1 },
      'totp',
      { requirement: 3 },
      undefined,
    ],
  ] as const)('%s', (_name, before, removed, rules, wanted) => {
    const after = without[removed]?.(before) ?? before
    expect(removalProblem(before, after, { ...usual, ...rules })).toBe(wanted)
  })
})
