import type { AccountView } from '../views.ts'
import { securityViews } from './security-views.ts'
import { minutesAgo as at, accountBase as base, formOf as form, now, shellOf as shell } from './surroundings.ts'

const laptop = { name: 'Chrome on macOS', kind: 'desktop' } as const
const phone = { name: 'Safari on iOS', kind: 'phone' } as const

const choices = {
  languages: [
    { value: 'en', name: 'English' },
    { value: 'de', name: 'Deutsch' },
    { value: 'ja', name: '日本語' },
    { value: 'ar', name: 'العربية' },
  ],
  zones: ['Asia/Kolkata', 'Africa/Abidjan', 'America/Argentina/ComodRivadavia', 'UTC'],
}

const picture = {
  isLinked: false,
  isLocked: false,
  kilobytes: 512,
  side: 4096,
  upload: form('/profile/picture'),
  remove: form('/profile/picture/remove'),
}

/** One of each page of the account, in its usual and its unusual states. */
export const accountViews: Record<string, AccountView> = {
  overview: {
    view: 'account_overview',
    shell: shell('overview'),
    recommendation: { kind: 'renew_recovery_codes', href: base },
    security: { hasPassword: true, passkeys: 2, hasTotp: true, codesLeft: 3 },
    isEmailVerified: true,
    sessions: 3,
    apps: 2,
  },
  'overview-fine': {
    view: 'account_overview',
    shell: { ...shell('overview'), person: { name: '', email: 'o’neil+list@bücher.example' } },
    recommendation: { kind: 'none' },
    security: { hasPassword: false, passkeys: 1, hasTotp: false, codesLeft: null },
    isEmailVerified: false,
    sessions: 1,
    apps: 0,
  },
  profile: {
    view: 'account_profile',
    picture: { ...picture, src: '/icon.svg' },
    shell: { ...shell('profile'), done: 'profile_saved' },
    form: form('/profile'),
    version: '7',
    isConflict: false,
    fields: {
      displayName: { value: 'Priya Raghunathan', isLocked: false },
      givenName: { value: 'Priya', isLocked: false },
      familyName: { value: 'Raghunathan', isLocked: false },
      locale: { value: 'de', isLocked: false },
      zoneinfo: { value: 'Asia/Kolkata', isLocked: false },
    },
    ...choices,
  },
  'profile-refused': {
    view: 'account_profile',
    picture: { ...picture, isLinked: true, problem: 'too_large' },
    shell: shell('profile'),
    form: form('/profile'),
    version: '8',
    isConflict: false,
    fields: {
      displayName: { value: '', isLocked: false, problem: 'missing' },
      givenName: { value: 'x'.repeat(101), isLocked: false, problem: 'too_long' },
      familyName: { value: 'O’Neil-D’Souza', isLocked: false },
      locale: { value: 'xx', isLocked: false, problem: 'unknown' },
      zoneinfo: { value: '', isLocked: true, problem: 'locked' },
    },
    ...choices,
  },
  'profile-conflict': {
    view: 'account_profile',
    picture: { ...picture, isLocked: true, problem: 'locked' },
    shell: shell('profile'),
    form: form('/profile'),
    version: '9',
    isConflict: true,
    fields: {
      displayName: { value: 'Priya R.', isLocked: false, stored: 'Priya Raghunathan-Krishnamurthy' },
      givenName: { value: 'Priya', isLocked: true },
      familyName: { value: '', isLocked: true },
      locale: { value: 'ja', isLocked: false, stored: '' },
      zoneinfo: { value: 'UTC', isLocked: false },
    },
    ...choices,
  },
  data: {
    view: 'account_data',
    shell: shell('data'),
    download: form('/data/download'),
    deletion: { href: `${base}/data/delete` },
    days: 14,
  },
  'data-locked': {
    view: 'account_data',
    shell: shell('data'),
    download: form('/data/download'),
    deletion: { refused: 'locked' },
    days: 14,
  },
  delete: {
    view: 'account_delete',
    shell: shell('data'),
    form: form('/data/delete'),
    word: 'priya.raghunathan@acme.test',
    typed: '',
    days: 14,
  },
  'delete-refused': {
    view: 'account_delete',
    shell: shell('data'),
    form: form('/data/delete'),
    word: 'o’neil+list@bücher.example',
    typed: 'priya',
    problem: 'unconfirmed',
    days: 14,
  },
  'delete-last-owner': {
    view: 'account_delete',
    shell: shell('data'),
    form: form('/data/delete'),
    word: 'priya.raghunathan@acme.test',
    typed: 'priya.raghunathan@acme.test',
    problem: 'last_owner',
    days: 14,
  },
  keep: {
    view: 'account_keep',
    tenantName: 'Acme',
    deleteAt: at(-20_160),
    form: { action: 'https://id.example.test/t/acme/production/sign-in/keep-account', fields: { csrf: 'dG9rZW4' } },
  },
  'keep-undated': {
    view: 'account_keep',
    tenantName: 'Acme',
    deleteAt: null,
    form: { action: 'https://id.example.test/t/acme/production/keep-account', fields: { csrf: 'dG9rZW4' } },
  },
  'end-deleting': { view: 'account_end', tenantName: 'Acme', kind: 'deleting', days: 14 },
  'end-kept': { view: 'account_end', tenantName: 'Acme', kind: 'kept', days: 14, href: base },
  'end-late': { view: 'account_end', tenantName: 'Acme', kind: 'late', days: 14 },
  ...securityViews,
  sessions: {
    view: 'account_sessions',
    shell: { ...shell('sessions'), done: 'session_ended' },
    sessions: [
      {
        ...{ item: 'ses_1', isThis: true, device: laptop, ip: '203.0.113.24', country: 'Germany' },
        ...{ environment: 'Production', apps: ['Acme Billing'], createdAt: at(49), lastSeenAt: now },
      },
      {
        ...{ item: 'ses_2', isThis: false, device: phone, ip: '198.51.100.7', country: 'Germany' },
        ...{ environment: 'Production', apps: ['Acme Billing', 'Globex Ledger'] },
        ...{ createdAt: at(3000), lastSeenAt: at(1500) },
      },
      {
        ...{ item: 'ses_3', isThis: false, device: { name: null, kind: 'other' }, ip: null },
        ...{ environment: 'Staging', apps: [], createdAt: at(13_000), lastSeenAt: at(10_000) },
      },
    ],
    total: 23,
    end: form('/sessions/end'),
    endOthers: form('/sessions/end-others'),
    devices: [{ device: laptop, lastUsedAt: at(600), expiresAt: at(-30_000) }],
    askAgain: form('/sessions/ask-again'),
  },
  'sessions-only': {
    view: 'account_sessions',
    shell: shell('sessions'),
    sessions: [
      {
        ...{ item: 'ses_1', isThis: true, device: laptop, ip: '2001:db8:85a3:8d3:1319:8a2e:370:7348' },
        ...{ environment: 'Production', apps: [], createdAt: at(4), lastSeenAt: now },
      },
    ],
    total: 1,
    end: form('/sessions/end'),
    endOthers: form('/sessions/end-others'),
    devices: [],
    askAgain: form('/sessions/ask-again'),
  },
  apps: {
    view: 'account_apps',
    shell: shell('apps'),
    apps: [
      {
        ...{ item: 'cli_1', name: 'Acme Billing', href: 'https://billing.acme.test', environment: 'Production' },
        ...{ scopes: ['openid', 'profile', 'email', 'offline_access'], permissions: ['Read invoices'] },
        ...{ since: at(80_000), lastUsedAt: at(12), isOffline: true },
      },
      {
        ...{
          item: 'cli_2',
          name: 'Globex Ledger with quite a long name that has to wrap somewhere',
          scopes: ['openid'],
        },
        ...{ permissions: [], since: at(900), lastUsedAt: at(900), isOffline: false },
      },
    ],
    disconnect: form('/apps/revoke'),
  },
  'apps-none': { view: 'account_apps', shell: shell('apps'), apps: [], disconnect: form('/apps/revoke') },
  activity: {
    view: 'account_activity',
    shell: shell('activity'),
    days: 90,
    olderHref: `${base}/activity?before=1.evt_1`,
    newestHref: `${base}/activity`,
    events: [
      { id: '1', at: at(4), action: 'session.started', result: 'ok', by: 'you', device: laptop, ip: '203.0.113.24' },
      { id: '2', at: at(8), action: 'session.failed', result: 'failed', by: 'unknown', device: phone, ip: '192.0.2.1' },
      { id: '3', at: at(90), action: 'user.factor_reset', result: 'ok', by: 'somebody', device: null, ip: null },
      { id: '4', at: at(95), action: 'something.new', result: 'refused', by: 'you', device: laptop, ip: null },
    ],
  },
  'activity-none': { view: 'account_activity', shell: shell('activity'), days: 90, events: [] },
}
