import type { AppSeen, Surroundings, Transaction } from './views.ts'

/** A refused code; `triesLeft` are those of this sign-in. */
export type CodeError = { kind: 'wrong' | 'replayed'; triesLeft?: number | undefined } | { kind: 'missing' | 'expired' }

/** Posts `code`, and `remember` where that is offered. */
export type FactorView = Surroundings &
  Transaction &
  AppSeen & {
    view: 'factor'
    kind: 'totp' | 'recovery_code'
    identifier: string
    error?: CodeError | undefined
    /** For how long this browser may be remembered, where the policy lets it. */
    rememberDays?: number | undefined
    /** How many recovery codes still work (UX-H63). */
    codesLeft?: number | undefined
    startOverHref: string
    /** "Try another way", where there is one. */
    otherHref?: string | undefined
  }

/** An authenticator app to set up. Posts `code`. The QR code is the path of its dark squares, on a square of `size` units. */
export type EnrollTotpView = Surroundings &
  Transaction &
  AppSeen & {
    view: 'enroll_totp'
    account: string
    /** In base32, as people type it. */
    key: string
    uri: string
    qr: { size: number; path: string }
    error?: CodeError | undefined
    backHref: string
  }

/** Recovery codes, the only time that they are shown. Posts `saved`. */
export type RecoveryCodesView = Surroundings &
  Transaction &
  AppSeen & {
    view: 'recovery_codes'
    codes: readonly string[]
    /** The same list as a file of text, and where that is. */
    text: string
    fileHref: string
    isUnsaved?: boolean | undefined
  }
