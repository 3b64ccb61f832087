/**
 * What a hosted page shows, as plain data. The provider builds one of these and `renderHosted` makes the page.
 * Everything here may come from a stranger (client names, typed identifiers): the pages escape all of it.
 *
 * Forms post to `action` as application/x-www-form-urlencoded with the hidden fields `csrf` and `request`
 * and the fields named on each view below.
 */
import type { Saying } from '#lib/language/saying.ts'
import type { EnrollTotpView, FactorView, RecoveryCodesView } from './factor-views.ts'
import type { EmailCodeView, ForgotPasswordView, MailedLinkView } from './mailed-views.ts'
import type { ErrorView, FormPostView, MessageView } from './message-views.ts'

/** Links of the tenant in the foot of every page. */
export type HostedLinks = { help?: string | undefined; privacy?: string | undefined; terms?: string | undefined }

/** What every page knows of its surroundings. */
export type Surroundings = { tenantName: string; links?: HostedLinks | undefined }

/** What a form needs to come back to the right sign-in. `request` names the stored authorization request. */
export type Transaction = { action: string; csrf: string; requestId: string }

/** The app a person is on the way to. The logo must be on our own origin (UX-H77: no third-party request). */
export type AppSeen = { clientName: string; clientLogo?: string | undefined }

export type PersonSeen = { name: string; email: string }

/** A refused identifier. `expired`: the form was too old or from another page, nothing was checked. */
export type IdentifierError = { kind: 'missing' | 'malformed' | 'expired' }

/** A refused password; the same words for an account that exists and one that does not (UX-H13, H15). */
export type PasswordError =
  | { kind: 'wrong'; triesLeft?: number | undefined }
  | { kind: 'throttled'; retryAfterSeconds: number }
  | { kind: 'busy'; retryAfterSeconds: number }
  | { kind: 'missing' | 'expired' }
  | { kind: 'suspended' }

/** Posts `username`. */
export type IdentifierView = Surroundings &
  Transaction &
  AppSeen & {
    view: 'sign_in'
    step: 'identifier'
    /** What was typed before, else `login_hint`. */
    identifier?: string | undefined
    error?: IdentifierError | undefined
    /** Where a passkey may sign in: its own form, which posts `answer` and `first`. */
    passkey?: { action: string; options: object } | undefined
    /** Whoever signed in here last did so by a passkey: it is offered first (UX-H19). */
    isPasskeyLast?: boolean | undefined
    signUpHref?: string | undefined
  }

/** What a person's own password must be, and what is wrong with the one they chose. */
export type NewPassword = {
  minLength: number
  problem?: Saying | undefined
  /** Where the page's script asks how strong a typed password is; posts `csrf` and `new_password`. */
  check?: { action: string; csrf: string } | undefined
}

/** Posts `username` (read-only, for password managers) and `password`; with `newPassword` also `new_password`. */
export type PasswordView = Surroundings &
  Transaction &
  AppSeen & {
    view: 'sign_in'
    step: 'password'
    identifier: string
    /** Back to the identifier with the request kept (UX-H8). */
    changeHref: string
    error?: PasswordError | undefined
    /** The password is right, but was given to the person: they must choose their own before they go on. */
    newPassword?: NewPassword | undefined
    resetHref?: string | undefined
    /** Where a mailed code may stand in for the password. */
    emailHref?: string | undefined
    /** Whoever signed in here last did so by a mailed code: it is offered first (UX-H19). */
    isEmailLast?: boolean | undefined
  }

/** What may be shown beside a first factor. */
export type FactorKind = 'passkey' | 'totp' | 'email' | 'recovery_code'

/** Why a passkey was not taken or not made; the same words whatever was wrong with a shown one. */
export type PasskeyProblem = 'refused' | 'expired' | 'unverified' | 'duplicate' | 'too_many'

/** Posts `answer`: what the authenticator said, as JSON; `first` where it says who signs in. */
export type PasskeyView = Surroundings &
  Transaction &
  AppSeen & {
    view: 'passkey'
    /** For `navigator.credentials.get`. */
    options: object
    isFirst: boolean
    otherHref: string
    problem?: PasskeyProblem | undefined
  }

/** Posts `answer`, or where it is an offer `decision`: `later` or `never` (UX-H35). */
export type EnrollPasskeyView = Surroundings &
  Transaction &
  AppSeen & {
    view: 'enroll_passkey'
    /** For `navigator.credentials.create`. */
    options: object
    isOffer: boolean
    otherHref?: string | undefined
    problem?: PasskeyProblem | undefined
  }

/** What this person can show here, the preferred first (UX-H32). */
export type MethodsView = Surroundings &
  AppSeen & {
    view: 'methods'
    requestId: string
    methods: readonly { kind: FactorKind; href: string }[]
    startOverHref: string
  }

/** What must be set up, and until when that can wait. Posts `decision`: `postpone` (UX-H36). */
export type EnrollView = Surroundings &
  Transaction &
  AppSeen & {
    view: 'enroll'
    choices: readonly { kind: 'passkey' | 'totp'; href: string }[]
    postponement?: { until: Date; left: number } | undefined
    now: Date
  }

export type AccountChoice = PersonSeen & { sessionId: string; lastUsed: Date }

/** Posts `session` (a session's id). */
export type SelectAccountView = Surroundings &
  Transaction &
  AppSeen & {
    view: 'select_account'
    accounts: readonly AccountChoice[]
    useAnotherHref: string
    /** The time that "last used" is counted from. */
    now: Date
    /** Where a choice can be taken from this browser; posts `session` too (UX-H20). */
    forgetAction?: string | undefined
  }

/** One thing the client may do, in the words of the person it concerns. */
export type Permit = { name: string; description: string }

/** Posts `decision`: `allow` or `deny` (UX-H81). */
export type ConsentView = Surroundings &
  Transaction & {
    view: 'consent'
    client: {
      name: string
      logo?: string | undefined
      homepage?: string | undefined
      privacy?: string | undefined
      terms?: string | undefined
    }
    publisher?: string | undefined
    account: PersonSeen
    changeAccountHref?: string | undefined
    /** Scopes of the protocol, by name, and claims that are asked for one by one. */
    scopes: readonly string[]
    claims: readonly string[]
    resources: readonly { name: string; permissions: readonly Permit[] }[]
    /** Scopes of the protocol that it did not ask for and might have. */
    unasked: readonly string[]
  }

/** Posts `decision`: `sign_out` or `stay`, and the hidden `request` when the logout has one (UX-H83). */
export type SignOutConfirmView = Surroundings &
  Omit<Transaction, 'requestId'> & {
    view: 'sign_out_confirm'
    requestId?: string | undefined
    clientName?: string | undefined
    account?: PersonSeen | undefined
  }

export type SignedOutView = Surroundings & {
  view: 'signed_out'
  clientName?: string | undefined
  /** Only a registered post-logout redirect URI or our own page. */
  continueHref?: string | undefined
}

/** What is asked of whoever opened an invitation's link. */
export type InvitationStep =
  /** Posts `name` and `new_password`. */
  | {
      kind: 'new'
      name: string
      nameProblem?: Saying | undefined
      password: NewPassword
      isBusy: boolean
    }
  /** The address has an account: posts `password`; with `newPassword` also `new_password`. */
  | { kind: 'sign_in'; error?: PasswordError | undefined; newPassword?: NewPassword | undefined }
  /** Signed in as the invited person. */
  | { kind: 'accept'; account: PersonSeen }
  /** Signed in as somebody else. */
  | { kind: 'other_account'; account: PersonSeen }

/** Posts `decision` with the hidden `token`, and what the step asks for. */
export type InvitationView = Surroundings &
  Omit<Transaction, 'requestId'> & {
    view: 'invitation'
    token: string
    email: string
    /** Who invites; unnamed when they are gone. */
    inviter?: string | undefined
    isForPortal: boolean
    step: InvitationStep
  }

/** What is asked of somebody who makes an account by themselves. */
export type SignUpStep =
  /** Posts `username` and `name`. `waitSeconds`: a mail went there a moment ago. */
  | {
      kind: 'address'
      email: string
      name: string
      emailProblem?: Saying | undefined
      nameProblem?: Saying | undefined
      waitSeconds?: number | undefined
    }
  /** Posts `code`. The same for an address that has an account, for which no code is right (UX-H43). */
  | {
      kind: 'code'
      email: string
      error?: { kind: 'wrong'; triesLeft: number } | { kind: 'missing' | 'over' } | undefined
    }
  /** The address is proved: posts `new_password`. */
  | { kind: 'password'; email: string; password: NewPassword; isBusy: boolean }

export type SignUpView = Surroundings &
  Transaction &
  AppSeen & {
    view: 'sign_up'
    step: SignUpStep
    signInHref: string
    /** The first step again: another address, or another mail. */
    beginHref: string
  }

export type { CodeError, EnrollTotpView, FactorView, RecoveryCodesView } from './factor-views.ts'
export type { ErrorView, FormPostView, MessageView, WayOn } from './message-views.ts'

export type HostedView =
  | IdentifierView
  | PasswordView
  | SelectAccountView
  | ConsentView
  | SignOutConfirmView
  | SignedOutView
  | InvitationView
  | SignUpView
  | MessageView
  | ErrorView
  | FormPostView
  | FactorView
  | EnrollTotpView
  | RecoveryCodesView
  | MethodsView
  | EnrollView
  | PasskeyView
  | EnrollPasskeyView
  | EmailCodeView
  | ForgotPasswordView
  | MailedLinkView

export type { HostedAssets, HostedPage } from './page.ts'
