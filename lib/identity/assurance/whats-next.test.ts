import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Values } from '#lib/policy/fields.ts'
import type { Proof } from './proof.ts'
import { type Asked, type Owned, postponementOf, whatsNext } from './whats-next.ts'

const now = new Date('2026-11-26T12:00:00Z')
const at = (secondsAgo: number): Date => new Date(now.getTime() - secondsAgo * 1000)
const day = 86_400

const rules = (changes: Partial<Values<'mfa'>> = {}): Values<'mfa'> => ({
  requirement: 1,
  passkeys: 1,
  totp: 1,
  recoveryCodes: 1,
  emailCode: 0,
  passkeyFirst: 1,
  emailFirst: 0,
  graceSeconds: 7 * day,
  graceSignIns: 20,
  rememberSeconds: 0,
  offerPasskey: 1,
  ...changes,
})
const nothing: Owned = { passkeys: 0, copies: 0, totp: false, recoveryCodes: 0, email: true, lastUsed: [] }
const password: Proof = { kind: 'password', at: at(60) }
const chosenByMail: Proof = { ...password, byMail: true }
const totp: Proof = { kind: 'totp', at: at(30), credential: 'a' }
const recovery: Proof = { kind: 'recovery_code', at: at(30) }
const passkey: Proof = { kind: 'passkey', at: at(20), credential: 'p', userVerified: true, synced: true }
const touch: Proof = { ...passkey, userVerified: false }
const emailAfter: Proof = { kind: 'email', at: at(10) }
const emailBefore: Proof = { kind: 'email', at: at(90) }

const ask = (changes: Partial<Asked>): Asked => ({
  proofs: [password],
  owned: nothing,
  rules: rules(),
  grace: { startedAt: null, signIns: 0 },
  app: { level: 1, forced: false },
  now,
  ...changes,
})

/** What a sign-in is worth, told anew and plainly: the oracle of the matrix. */
function worth(proofs: readonly Proof[], it: Values<'mfa'>): 0 | 1 | 2 | 3 {
  const has = (kind: Proof['kind']) => proofs.some((proof) => proof.kind === kind)
  const verified = proofs.some((proof) => proof.kind === 'passkey' && proof.userVerified)
  const begun = has('password') || (has('email') && it.emailFirst === 1)
  if (verified && (it.passkeyFirst === 1 || (begun && it.passkeys === 1))) return 3
  if (!begun) return 0
  const device =
    (has('totp') && it.totp === 1) ||
    (has('recovery_code') && it.recoveryCodes === 1) ||
    (has('passkey') && it.passkeys === 1)
  const isByMail = proofs.includes(chosenByMail)
  const firstAt = proofs.find(({ kind }) => kind === 'password')?.at
  const mailbox = proofs.some(({ kind, at: when }) => kind === 'email' && firstAt !== undefined && when > firstAt)
  return device || (mailbox && !isByMail && it.emailCode === 1) ? 2 : 1
}

const flag = fc.constantFrom(0, 1)
const anyRules: fc.Arbitrary<Values<'mfa'>> = fc.record({
  requirement: fc.constantFrom(0, 1, 2, 3),
  passkeys: flag,
  totp: flag,
  recoveryCodes: flag,
  emailCode: flag,
  passkeyFirst: flag,
  emailFirst: flag,
  graceSeconds: fc.constantFrom(0, 7 * day),
  graceSignIns: fc.constantFrom(0, 1, 20),
  rememberSeconds: fc.constantFrom(0, 30 * day),
  offerPasskey: flag,
})
const excuses: Proof[] = [
  { kind: 'remembered_device', at: now },
  { kind: 'postponed', at: at(60), until: at(-3_600) },
  { kind: 'postponed', at: at(9_000), until: at(60) },
]
const anyProofs = fc
  .tuple(fc.subarray([password, totp, recovery, passkey, touch, emailAfter, emailBefore, ...excuses]), fc.boolean())
  .map(([proofs, byMail]) => (byMail ? proofs.map((proof) => (proof === password ? chosenByMail : proof)) : proofs))
const anyOwned: fc.Arbitrary<Owned> = fc.record({
  passkeys: fc.constantFrom(0, 2),
  copies: fc.constantFrom(0, 1),
  lastUsed: fc.subarray(['totp', 'email', 'passkey'] as const),
  totp: fc.boolean(),
  recoveryCodes: fc.constantFrom(0, 10),
  email: fc.boolean(),
})
const anyAsked: fc.Arbitrary<Asked> = fc.record({
  proofs: anyProofs,
  owned: anyOwned,
  rules: anyRules,
  grace: fc.constantFrom(
    { startedAt: null, signIns: 0 },
    { startedAt: at(8 * day), signIns: 3 },
    { startedAt: at(60), signIns: 20 },
  ),
  app: fc.record({ level: fc.constantFrom(1 as const, 2 as const, 3 as const), forced: fc.boolean() }),
  now: fc.constant(now),
})

const demanded = ({ rules: it, owned }: Asked): number => {
  if (it.requirement >= 2) return it.requirement
  return it.requirement === 1 && owned.totp && it.totp === 1 ? 2 : 1
}

describe('the one decision of sign-in', () => {
  test('ASVS 6.3.3 of no combination comes a session below what the policy or the app demands', () => {
    fc.assert(
      fc.property(anyAsked, (asked) => {
        const next = whatsNext(asked)
        if (next.kind !== 'enough') return
        const level = worth(asked.proofs, asked.rules)
        expect(level).toBeGreaterThan(0)
        if (asked.app.forced) expect(level).toBeGreaterThanOrEqual(asked.app.level)
        expect(next.assurance.acr).toBe(`urn:signet:acr:${level}`)
        if (level >= demanded(asked)) return
        const isRemembered = asked.proofs.includes(excuses[0] as Proof)
        const isPostponed = asked.proofs.includes(excuses[1] as Proof)
        const mayBeRemembered = asked.rules.rememberSeconds > 0 && asked.rules.requirement < 3
        expect((isRemembered && mayBeRemembered) || (isPostponed && asked.rules.graceSeconds > 0)).toBe(true)
      }),
      { numRuns: 20_000 },
    )
  })

  test('what is asked for can be shown, and leads further', () => {
    fc.assert(
      fc.property(anyAsked, (asked) => {
        const next = whatsNext(asked)
        if (next.kind !== 'prove') return
        const has = { passkey: asked.owned.passkeys > 0, totp: asked.owned.totp, email: asked.owned.email }
        expect(next.by.length).toBeGreaterThan(0)
        for (const one of next.by) {
          expect(one === 'recovery_code' ? asked.owned.recoveryCodes > 0 : has[one]).toBe(true)
          const shown = { passkey, totp, email: { ...emailAfter, at: now }, recovery_code: recovery }[one]
          expect(whatsNext({ ...asked, proofs: [...asked.proofs, shown] })).not.toEqual(next)
        }
      }),
      { numRuns: 5_000 },
    )
  })

  test('nobody sets up a factor beside one that they have and did not show', () => {
    fc.assert(
      fc.property(anyAsked, (asked) => {
        const next = whatsNext(asked)
        const { passkeys, copies, totp: hasApp } = asked.owned
        if (next.kind !== 'enroll' || (passkeys + copies === 0 && !hasApp)) return
        expect(asked.proofs.some(({ kind }) => ['passkey', 'totp', 'recovery_code'].includes(kind))).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })

  test('V6 a copied passkey is never asked for, and opens nothing that it would not open uncopied', () => {
    fc.assert(
      fc.property(anyAsked, (drawn) => {
        const unshown = drawn.proofs.filter(({ kind }) => kind !== 'passkey')
        const copied = { ...drawn, proofs: unshown, owned: { ...drawn.owned, passkeys: 0, copies: 1 } }
        const whole = { ...copied, owned: { ...copied.owned, passkeys: 1, copies: 0 } }
        const next = whatsNext(copied)
        if (next.kind === 'prove') expect(next.by).not.toContain('passkey')
        const showsGuard = copied.proofs.some(({ kind }) => kind === 'totp' || kind === 'recovery_code')
        if (next.kind === 'enroll') expect(showsGuard).toBe(true)
        if (next.kind === 'enough' && !showsGuard) expect(whatsNext(whole).kind).toBe('enough')
      }),
      { numRuns: 10_000 },
    )
  })

  test('to show less never opens more', () => {
    fc.assert(
      fc.property(anyAsked, fc.nat(9), (asked, index) => {
        const fewer = asked.proofs.filter((_, position) => position !== index)
        if (whatsNext({ ...asked, proofs: fewer }).kind !== 'enough') return
        expect(whatsNext(asked).kind).toBe('enough')
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('a sign-in', () => {
  test('with a password alone is enough where nothing more is demanded or had', () => {
    expect(whatsNext(ask({}))).toMatchObject({ kind: 'enough', assurance: { amr: ['pwd'], acr: 'urn:signet:acr:1' } })
  })

  test('where a second factor is optional asks for it from those who have one, the strongest first and recovery codes last', () => {
    const owned = { ...nothing, passkeys: 1, totp: true, recoveryCodes: 10 }
    expect(whatsNext(ask({ owned }))).toEqual({ kind: 'prove', by: ['passkey', 'totp', 'recovery_code'] })
    expect(whatsNext(ask({ owned, proofs: [password, totp] })).kind).toBe('enough')
  })

  test('UX-H32 asks first for what was used last, and for a recovery code last all the same', () => {
    const owned: Owned = { ...nothing, passkeys: 1, totp: true, recoveryCodes: 10, lastUsed: ['recovery_code', 'totp'] }
    expect(whatsNext(ask({ owned }))).toEqual({ kind: 'prove', by: ['totp', 'passkey', 'recovery_code'] })
    const gone: Owned = { ...owned, totp: false, lastUsed: ['totp', 'email'] }
    const rule = rules({ requirement: 2 })
    expect(whatsNext(ask({ owned: gone, rules: rule }))).toEqual({ kind: 'prove', by: ['passkey', 'recovery_code'] })
  })

  test('V6 in the place of a copied passkey takes what else is theirs, and says so where there is nothing', () => {
    const copied = { ...nothing, copies: 1 }
    const required = rules({ requirement: 2 })
    const over = { kind: 'refused', reason: 'passkey_copied' }
    expect(whatsNext(ask({ owned: copied, rules: required }))).toEqual(over)
    expect(whatsNext(ask({ owned: copied, app: { level: 2, forced: false } }))).toEqual(over)
    expect(whatsNext(ask({ owned: copied })).kind).toBe('enough')
    const saved = ask({ owned: { ...copied, recoveryCodes: 3, totp: true }, rules: rules({ requirement: 3 }) })
    expect(whatsNext(saved)).toEqual({ kind: 'prove', by: ['recovery_code'] })
    expect(whatsNext({ ...saved, proofs: [password, totp] })).toEqual({ kind: 'prove', by: ['recovery_code'] })
    expect(whatsNext({ ...saved, proofs: [password, recovery] })).toMatchObject({ kind: 'enroll', by: ['passkey'] })
    expect(whatsNext({ ...saved, rules: rules({ requirement: 3, recoveryCodes: 0 }) })).toEqual(over)
  })

  test('where it is optional takes a passkey for another way in, and not for a second step', () => {
    const owned = { ...nothing, passkeys: 1 }
    expect(whatsNext(ask({ owned })).kind).toBe('enough')
    expect(whatsNext(ask({ owned, app: { level: 2, forced: false } }))).toEqual({ kind: 'prove', by: ['passkey'] })
  })

  test('where one is required has those who have none set one up, and says how long that can wait', () => {
    const asked = ask({ rules: rules({ requirement: 2 }), grace: { startedAt: at(day), signIns: 3 } })
    const postponement = { until: at(-6 * day), left: 17 }
    expect(whatsNext(asked)).toEqual({ kind: 'enroll', by: ['passkey', 'totp'], postponement })
    expect(postponementOf({ ...asked, grace: { startedAt: at(8 * day), signIns: 0 } })).toBeUndefined()
    expect(postponementOf({ ...asked, grace: { startedAt: at(1), signIns: 20 } })).toBeUndefined()
  })

  test('put off is enough for the policy, and not for an app that forces more', () => {
    const proofs: Proof[] = [password, excuses[1] as Proof]
    const asked = ask({ rules: rules({ requirement: 2 }), proofs })
    expect(whatsNext(asked).kind).toBe('enough')
    expect(whatsNext({ ...asked, app: { level: 2, forced: true } })).toMatchObject({
      kind: 'enroll',
      postponement: undefined,
    })
  })

  test('on a remembered device says one factor, for that is what was shown', () => {
    const owned = { ...nothing, totp: true }
    const asked = ask({ owned, proofs: [password, excuses[0] as Proof], rules: rules({ rememberSeconds: 30 * day }) })
    expect(whatsNext(asked)).toMatchObject({ kind: 'enough', assurance: { acr: 'urn:signet:acr:1', amr: ['pwd'] } })
    expect(whatsNext({ ...asked, app: { level: 2, forced: false } })).toEqual({ kind: 'prove', by: ['totp'] })
    expect(whatsNext({ ...asked, rules: rules() })).toEqual({ kind: 'prove', by: ['totp'] })
  })

  test('that must resist phishing takes a recovery code for a lost passkey only as the way to another passkey', () => {
    const owned = { ...nothing, passkeys: 1, recoveryCodes: 9 }
    const asked = ask({ owned, rules: rules({ requirement: 3 }) })
    expect(whatsNext(asked)).toEqual({ kind: 'prove', by: ['passkey', 'recovery_code'] })
    expect(whatsNext({ ...asked, proofs: [password, recovery] })).toMatchObject({ kind: 'enroll', by: ['passkey'] })
  })

  test('with a mailbox does not become two factors by a password that the mailbox can set', () => {
    const it = rules({ emailCode: 1, emailFirst: 1, requirement: 2, totp: 0, passkeys: 0 })
    expect(whatsNext(ask({ rules: it, proofs: [emailBefore, password] })).kind).not.toBe('enough')
    expect(whatsNext(ask({ rules: it, proofs: [password, emailAfter] })).kind).toBe('enough')
  })

  test('with a password that was chosen by mail, the mailbox adds nothing: another factor does, or an administrator helps', () => {
    const proofs = [chosenByMail]
    const it = rules({ emailCode: 1, requirement: 2 })
    expect(whatsNext(ask({ rules: it, proofs: [password] }))).toEqual({ kind: 'prove', by: ['email'] })
    expect(whatsNext(ask({ rules: it, proofs, owned: { ...nothing, totp: true } }))).toEqual({
      kind: 'prove',
      by: ['totp'],
    })
    expect(whatsNext(ask({ rules: it, proofs })).kind).toBe('enroll')
    expect(whatsNext(ask({ rules: it, proofs: [chosenByMail, emailAfter] })).kind).toBe('enroll')
    expect(whatsNext(ask({ rules: { ...it, totp: 0, passkeys: 0 }, proofs }))).toEqual({
      kind: 'refused',
      reason: 'set_by_mail',
    })
    const shown = whatsNext(ask({ rules: it, proofs: [chosenByMail, totp], owned: { ...nothing, totp: true } }))
    expect(shown).toMatchObject({ kind: 'enough', assurance: { acr: 'urn:signet:acr:2' } })
  })

  test('is refused where a factor is demanded and none is allowed', () => {
    expect(whatsNext(ask({ rules: rules({ requirement: 2, totp: 0, passkeys: 0 }) }))).toEqual({
      kind: 'refused',
      reason: 'no_factor_allowed',
    })
  })
})
