import type { Saying } from '#lib/language/saying.ts'
import type { AppSeen, NewPassword, Surroundings, Transaction } from './views.ts'

/** A refused mailed code: the same words for an account that exists and one that does not. */
export type MailedCodeError =
  | { kind: 'wrong'; triesLeft: number }
  | { kind: 'over' | 'expired' | 'missing' }
  | { kind: 'throttled'; retryAfterSeconds: number }

/** Posts `decision`: `send`, or `confirm` with `code`. */
export type EmailCodeView = Surroundings &
  Transaction &
  AppSeen & {
    view: 'email_code'
    /** `offer`: nothing was sent yet. */
    step: 'offer' | 'code'
    /** As typed, or masked where it is not the person's word. */
    address: string
    error?: MailedCodeError | undefined
    /** In how many seconds another code may be asked for; undefined when it may be now. */
    resendSeconds?: number | undefined
    /** Back, or to another way. */
    otherHref: string
    isPasswordOther: boolean
  }

/** A refused wish for a new password; nobody is told whether they have an account. */
export type ForgotError = { kind: 'missing' | 'malformed' } | { kind: 'throttled'; retryAfterSeconds: number }

/** Posts `username`. `sentTo`: a mail is on its way, if anybody has that address. */
export type ForgotPasswordView = Surroundings &
  Omit<Transaction, 'requestId'> & {
    view: 'forgot_password'
    requestId?: string | undefined
    identifier?: string | undefined
    sentTo?: string | undefined
    error?: ForgotError | undefined
    backHref?: string | undefined
  }

/** A mailed link that was opened: it does nothing before its button is pressed. Posts `challenge` and `token`. */
export type MailedLinkView = Surroundings &
  Omit<Transaction, 'requestId'> & {
    view: 'mailed_link'
    requestId?: string | undefined
    challenge: string
    token: string
    /** What its button does. */
    kind: 'signIn' | 'reset' | 'verify' | 'confirm' | 'undo' | 'secure'
    email: string
    /** Whose account it is, for `confirm`: masked, for anybody may have got the link. */
    account?: string | undefined
    /** What goes with it: what was added or changed since a moment. */
    taken?: { since: Date; what: readonly Saying[] } | undefined
    /** With a new password: also posts `new_password` and, when it is to, `end_sessions`. */
    newPassword?: (NewPassword & { identifier: string; isBusy: boolean }) | undefined
  }
