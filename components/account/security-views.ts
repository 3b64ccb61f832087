import type { NewPassword } from '../hosted/views.ts'
import type { AccountForm, AccountShell } from './views.ts'

/** A passkey of somebody; `provider` is a name of the world, the same in each language. */
export type PasskeySeen = {
  item: string
  name: string
  provider?: string | undefined
  /** On all devices that share it, on one security key, or on one device. */
  place: 'synced' | 'key' | 'device'
  createdAt: Date
  lastUsedAt: Date | null
  isCopied: boolean
  /** The session that looks at the page was opened by it. */
  isUsedHere: boolean
  renameHref: string
  removeHref: string
}

/** How somebody proves that it is them (UX-H49). A way that may not be set up has no link to do so. `confirm` posts nothing more. */
export type AccountSecurityView = {
  view: 'account_security'
  shell: AccountShell
  recommendation: { kind: string; href?: string | undefined }
  passkeys: readonly PasskeySeen[]
  addHref?: string | undefined
  totp: { createdAt: Date; lastUsedAt: Date | null } | null
  totpHref?: string | undefined
  totpRemoveHref: string
  codes: { left: number; made: number; lastUsedAt: Date | null } | null
  codesHref?: string | undefined
  password: { changedAt: Date; lastUsedAt: Date | null } | null
  passwordHref: string
  isEmailVerified: boolean
  emailHref: string
  confirm: AccountForm
  /** What the page's script tells the browser's passkey providers. */
  accepted?: object | undefined
}

export type AddPasskeyProblem = 'expired' | 'unverified' | 'duplicate' | 'too_many'

/** Posts `answer`, which an authenticator gives. */
export type AccountPasskeyAddView = {
  view: 'account_passkey_add'
  shell: AccountShell
  form: AccountForm
  options: object
  problem?: AddPasskeyProblem | undefined
}

/** Posts `item` and `name`. */
export type AccountPasskeyNameView = {
  view: 'account_passkey_name'
  shell: AccountShell
  form: AccountForm
  item: string
  name: string
  longest: number
  problem?: 'invalid' | undefined
}

/** What is to be removed, to be confirmed. Posts `item`. `problem`: why it can't be. */
export type AccountRemovalView = {
  view: 'account_removal'
  shell: AccountShell
  form: AccountForm
  what: { kind: 'passkey'; item: string; name: string; provider?: string | undefined } | { kind: 'totp' }
  problem?: 'last_way' | 'policy' | undefined
}

export type OwnCodeError =
  | { kind: 'wrong'; triesLeft: number }
  | { kind: 'missing' | 'expired' }
  | { kind: 'throttled'; retryAfterSeconds: number }

/** Posts `code`. The QR code is the path of its dark squares, on a square of `size` units. */
export type AccountTotpView = {
  view: 'account_totp'
  shell: AccountShell
  form: AccountForm
  isReplacing: boolean
  account: string
  /** In base32, as people type it. */
  key: string
  uri: string
  qr: { size: number; path: string }
  error?: OwnCodeError | undefined
}

/** New recovery codes, the only time that they are shown. Posts `saved`. */
export type AccountCodesView = {
  view: 'account_codes'
  shell: AccountShell
  form: AccountForm
  codes: readonly string[]
  text: string
  fileHref: string
  /** They had some, which die. */
  isReplacing: boolean
  isUnsaved: boolean
}

export type OwnPasswordError =
  | { kind: 'missing' | 'wrong' | 'moved' | 'busy' }
  | { kind: 'throttled'; retryAfterSeconds: number }
  | { kind: 'too_short' | 'too_long' | 'guessable' | 'same' }

/** Posts `password` where they have one, `new_password`, and `end_others`. */
export type AccountPasswordView = {
  view: 'account_password'
  shell: AccountShell
  form: AccountForm
  hasPassword: boolean
  newPassword: Pick<NewPassword, 'minLength' | 'check'>
  mostCharacters: number
  error?: OwnPasswordError | undefined
}

/** Posts `email`. `confirm` posts nothing more. */
export type AccountEmailView = {
  view: 'account_email'
  shell: AccountShell
  form: AccountForm
  isVerified: boolean
  confirm: AccountForm
  typed: string
  error?: { kind: 'missing' | 'malformed' | 'same' } | { kind: 'throttled'; retryAfterSeconds: number } | undefined
}

/** Somebody whose account is guarded by what can't be shown here: only an administrator helps. */
export type AccountLockedView = { view: 'account_locked'; shell: AccountShell }

export type SecurityView =
  | AccountSecurityView
  | AccountPasskeyAddView
  | AccountPasskeyNameView
  | AccountRemovalView
  | AccountTotpView
  | AccountCodesView
  | AccountPasswordView
  | AccountEmailView
  | AccountLockedView
