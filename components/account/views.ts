import type { AccountDataView, AccountDeleteView, AccountEndView, AccountKeepView } from './data-views.ts'
import type { AccountProfileView } from './profile-view.ts'
import type { SecurityView } from './security-views.ts'

/**
 * What the pages show on which people look after their own account, as plain data: kinds, dates and names, no sentences. Forms post
 * to `action` as application/x-www-form-urlencoded, where nothing else is said, with the hidden field `csrf` and the fields named on each view.
 */

/** The sections of the account, in the order of its navigation. */
export type AccountSection = 'overview' | 'profile' | 'security' | 'sessions' | 'apps' | 'activity' | 'data'

/** What was just done; the page that comes after says so. */
export const accountDone = [
  'session_ended',
  'sessions_ended',
  'devices_forgotten',
  'app_disconnected',
  'profile_saved',
  'picture_saved',
  'picture_removed',
  'passkey_added',
  'passkey_renamed',
  'passkey_removed',
  'totp_added',
  'totp_replaced',
  'totp_removed',
  'codes_saved',
  'password_changed',
  'email_change_sent',
  'confirmation_sent',
] as const
export type AccountDone = (typeof accountDone)[number]

/** What every page of the account has around it. */
export type AccountShell = {
  tenantName: string
  person: { name: string; email: string | null; picture?: string | undefined }
  section: AccountSection
  hrefs: Record<AccountSection, string>
  signOutHref: string
  done?: AccountDone | undefined
  now: Date
}

/** Where a form posts to, and the token that only this page can have. */
export type AccountForm = { action: string; csrf: string }

/** A device in words of the browser itself. */
export type DeviceSeen = { name: string | null; kind: 'desktop' | 'phone' | 'tablet' | 'other' }

export type AccountOverviewView = {
  view: 'account_overview'
  shell: AccountShell
  recommendation: { kind: string; href?: string | undefined }
  security: {
    hasPassword: boolean
    passkeys: number
    hasTotp: boolean
    codesLeft: number | null
  }
  isEmailVerified: boolean
  sessions: number
  apps: number
}

/** One form a session posts `item`; `endOthers` posts nothing more, and neither does `askAgain`. */
export type AccountSessionsView = {
  view: 'account_sessions'
  shell: AccountShell
  sessions: readonly {
    item: string
    isThis: boolean
    device: DeviceSeen
    ip: string | null
    country?: string | undefined
    environment?: string | undefined
    apps: readonly string[]
    createdAt: Date
    lastSeenAt: Date
  }[]
  total: number
  end: AccountForm
  endOthers: AccountForm
  devices: readonly { device: DeviceSeen; lastUsedAt: Date; expiresAt: Date }[]
  askAgain: AccountForm
}

/** One form an app posts `item`. */
export type AccountAppsView = {
  view: 'account_apps'
  shell: AccountShell
  apps: readonly {
    item: string
    name: string
    href?: string | undefined
    environment?: string | undefined
    /** Scopes of the protocol, by name: the page says them in plain words. */
    scopes: readonly string[]
    /** Permissions of the tenant's APIs, as the tenant described them. */
    permissions: readonly string[]
    since: Date
    lastUsedAt: Date
    isOffline: boolean
  }[]
  disconnect: AccountForm
}

export type AccountActivityView = {
  view: 'account_activity'
  shell: AccountShell
  events: readonly {
    id: string
    at: Date
    action: string
    result: 'ok' | 'failed' | 'refused'
    by: 'you' | 'somebody' | 'unknown'
    device: DeviceSeen | null
    ip: string | null
    country?: string | undefined
  }[]
  days: number
  olderHref?: string | undefined
  newestHref?: string | undefined
}

export type AccountView =
  | AccountOverviewView
  | AccountProfileView
  | AccountDataView
  | AccountDeleteView
  | AccountKeepView
  | AccountEndView
  | SecurityView
  | AccountSessionsView
  | AccountAppsView
  | AccountActivityView
