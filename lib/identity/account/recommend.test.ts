import { describe, expect, test } from 'vitest'
import { effective, valuesOf } from '#lib/policy/merge.ts'
import { recommend } from './recommend.ts'

const at = new Date('2026-11-26T10:00:00Z')
const rules = valuesOf(effective('mfa', []))
const passkey = { id: '1', name: 'Laptop', synced: true, createdAt: at, lastUsedAt: null, isCopied: false }
const app = { id: '2', createdAt: at, lastUsedAt: null }
const codes = (left: number) => ({ left, made: 10, createdAt: at, lastUsedAt: null })
const bare = { passkeys: [], totp: [], recoveryCodes: null, rules, isEmailVerified: true }

describe('UX-H47 one recommended action', () => {
  test.each([
    ['a passkey for whoever has only a password', bare, 'add_passkey'],
    ['an app where passkeys are not allowed', { ...bare, rules: { ...rules, passkeys: 0 } }, 'add_totp'],
    ['nothing where nothing is allowed', { ...bare, rules: { ...rules, passkeys: 0, totp: 0 } }, 'none'],
    ['the address first', { ...bare, isEmailVerified: false }, 'confirm_email'],
    ['codes for whoever could be locked out', { ...bare, totp: [app] }, 'make_recovery_codes'],
    ['UX-H63 new codes when few are left', { ...bare, totp: [app], recoveryCodes: codes(3) }, 'renew_recovery_codes'],
    ['a passkey beside an app', { ...bare, totp: [app], recoveryCodes: codes(4) }, 'add_passkey'],
    ['nothing more beside passkey and codes', { ...bare, passkeys: [passkey], recoveryCodes: codes(10) }, 'none'],
    [
      'no codes where the policy takes none',
      { ...bare, passkeys: [passkey], rules: { ...rules, recoveryCodes: 0 } },
      'none',
    ],
    [
      'what others may hold comes before all',
      { ...bare, isEmailVerified: false, passkeys: [{ ...passkey, isCopied: true }] },
      'replace_copied_passkey',
    ],
  ])('%s', (_name, state, wanted) => {
    expect(recommend(state)).toBe(wanted)
  })
})
