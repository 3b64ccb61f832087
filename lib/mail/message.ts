/** A mailed link: where it leads, and for how long it holds. `by`: who asked for it, where that was not the person themselves. */
type Link = { url: string; seconds: number; by?: string | undefined }

/** What was added to an account and was taken away again; `email`: a change of its address. Each has a sentence. */
export const takenKinds = ['email', 'password', 'passkeys', 'totp', 'recovery_codes', 'api_keys', 'consents'] as const
export type Taken = (typeof takenKinds)[number]

/** What a person is told of that happened to their account. */
export type Notice =
  | { kind: 'password_changed' | 'password_given' | 'email_changed' | 'method_removed' }
  /** `taken`: what was taken back besides. */
  | { kind: 'account_secured' | 'email_restored'; taken: readonly Taken[] }
  | { kind: 'factors_reset' | 'passkey_taken'; signedOut: boolean }
  | { kind: 'passkey_added' | 'passkey_removed' | 'passkey_copied'; name: string }
  | { kind: 'totp_added' | 'totp_replaced' | 'totp_removed' | 'account_kept' }
  /** `few`: it is time to make new ones (UX-H63). */
  | { kind: 'recovery_code_used'; left: number; few: boolean }
  | { kind: 'recovery_codes_made'; count: number }

/** What a mail tells, as data. The words are found when it is known who reads it. */
export type Message =
  | ({ kind: 'sign_in'; code: string } & Link)
  | { kind: 'sign_up'; code: string; seconds: number }
  | { kind: 'sign_up_existing'; app: string }
  | ({ kind: 'verify_email' | 'change_email' | 'reset_password' | 'undo_email' | 'keep_account' } & Link)
  /** The link is for those whose address is known to be theirs. */
  | ({ kind: 'new_sign_in' } & Partial<Link>)
  | Notice
  | {
      kind: 'invitation'
      name: string
      inviter: string | undefined
      isForPortal: boolean
      url: string
      expiresAt: Date
    }
  | { kind: 'webhook_paused'; target: string; reason: string; days: number; url: string }
  | { kind: 'test' }

export type MessageKind = Message['kind']

/**
 * What a message has beside its subject, heading and first sentence. `tells`: who did it, which says what somebody is to do who did
 * not expect it.
 */
type Shape = { more?: true; action?: true; ignore?: true; tells?: 'person' | 'administrator' }

/** The shape of each kind; its words are those of the same name in `mail.json`. */
export const messageShapes: Readonly<Record<MessageKind, Shape>> = {
  sign_in: { action: true, ignore: true },
  sign_up: { ignore: true },
  sign_up_existing: { more: true, ignore: true },
  verify_email: { action: true, ignore: true },
  change_email: { action: true, ignore: true },
  reset_password: { action: true, ignore: true },
  undo_email: { action: true, ignore: true },
  keep_account: { action: true, ignore: true },
  new_sign_in: { action: true, ignore: true, tells: 'person' },
  account_secured: { tells: 'person' },
  account_kept: { tells: 'person' },
  password_changed: { tells: 'person' },
  password_given: { tells: 'administrator' },
  email_changed: { tells: 'person' },
  email_restored: { tells: 'person' },
  method_removed: { tells: 'administrator' },
  factors_reset: { tells: 'administrator' },
  passkey_taken: { tells: 'administrator' },
  passkey_added: { tells: 'person' },
  passkey_removed: { tells: 'person' },
  passkey_copied: { more: true, tells: 'person' },
  totp_added: { tells: 'person' },
  totp_replaced: { tells: 'person' },
  totp_removed: { tells: 'person' },
  recovery_code_used: { more: true, tells: 'person' },
  recovery_codes_made: { tells: 'person' },
  invitation: { action: true, ignore: true },
  webhook_paused: { more: true, action: true, ignore: true },
  test: { ignore: true },
}

export const messageKinds = Object.keys(messageShapes) as readonly MessageKind[]
