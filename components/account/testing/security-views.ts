import type {
  AccountEmailView,
  AccountPasswordView,
  AccountRemovalView,
  AccountSecurityView,
  AccountTotpView,
} from '../security-views.ts'
import type { AccountView } from '../views.ts'
import { accountBase, formOf, minutesAgo, now, shellOf } from './surroundings.ts'

const shell = shellOf('security')
const base = `${accountBase}/security`
const day = 24 * 60
const passkeyLinks = (item: string) => ({
  item,
  renameHref: `${base}/passkeys/rename?item=${item}`,
  removeHref: `${base}/passkeys/remove?item=${item}`,
})

const full: AccountSecurityView = {
  view: 'account_security',
  shell,
  recommendation: { kind: 'renew_recovery_codes', href: `${base}/codes` },
  passkeys: [
    {
      ...{ ...passkeyLinks('crd_1'), name: 'MacBook', provider: 'iCloud Keychain', place: 'synced' },
      ...{ createdAt: minutesAgo(900 * day), lastUsedAt: minutesAgo(4), isCopied: false, isUsedHere: true },
    },
    {
      ...{ ...passkeyLinks('crd_2'), name: 'YubiKey 5 NFC', provider: 'YubiKey 5 NFC', place: 'key' },
      ...{ createdAt: minutesAgo(85 * day), lastUsedAt: minutesAgo(21 * day), isCopied: false, isUsedHere: false },
    },
  ],
  addHref: `${base}/passkeys/add`,
  totp: { createdAt: minutesAgo(900 * day), lastUsedAt: minutesAgo(20 * day) },
  totpHref: `${base}/totp`,
  totpRemoveHref: `${base}/totp/remove`,
  codes: { left: 3, made: 10, lastUsedAt: minutesAgo(20 * day) },
  codesHref: `${base}/codes`,
  password: { changedAt: minutesAgo(250 * day), lastUsedAt: minutesAgo(240 * day) },
  passwordHref: `${base}/password`,
  isEmailVerified: true,
  emailHref: `${base}/email`,
  confirm: formOf('/security/email/confirm'),
  accepted: { rpId: 'id.example.test', userId: 'dXNlcg', allAcceptedCredentialIds: [], name: 'p', displayName: 'P' },
}

const uri = 'otpauth://totp/Acme:priya@acme.test?secret=ABCDEFGHIJKLMNOP&issuer=Acme'
const totp: AccountTotpView = {
  ...{ view: 'account_totp', shell, form: formOf('/security/totp'), account: 'priya.raghunathan@acme.test' },
  ...{ key: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', uri, qr: { size: 4, path: 'M0 0h1v1H0zM2 2h1v1H2z' } },
  isReplacing: false,
}
const codes = Array.from({ length: 10 }, (_, index) => `AB2${index === 0 ? 'Z' : index + 1}-CD3E-FG4H`)
const password: AccountPasswordView = {
  ...{ view: 'account_password', shell, form: formOf('/security/password'), hasPassword: true, mostCharacters: 128 },
  newPassword: { minLength: 15, check: { action: `${base}/password-check`, csrf: 'dG9rZW4' } },
}
const email: AccountEmailView = {
  ...{ view: 'account_email', shell, form: formOf('/security/email'), confirm: formOf('/security/email/confirm') },
  ...{ isVerified: true, typed: '' },
}
const removal: AccountRemovalView = {
  ...{ view: 'account_removal', shell, form: formOf('/security/passkeys/remove') },
  what: { kind: 'passkey', item: 'crd_1', name: 'MacBook', provider: 'iCloud Keychain' },
}

/** The pages of what guards an account, in their usual and their unusual states. */
export const securityViews: Record<string, AccountView> = {
  security: full,
  'security-bare': {
    ...full,
    shell: { ...shell, done: 'passkey_removed', now, person: { name: '', email: 'o’neil+list@bücher.example' } },
    ...{ recommendation: { kind: 'confirm_email', href: `${base}/email` }, passkeys: [], totp: null, codes: null },
    ...{ codesHref: undefined, password: null, isEmailVerified: false, accepted: undefined },
  },
  'security-copied': {
    ...full,
    recommendation: { kind: 'replace_copied_passkey', href: base },
    passkeys: [
      {
        ...{ ...passkeyLinks('crd_3'), name: 'An old key with quite a long name that has to wrap somewhere' },
        ...{ place: 'device', createdAt: minutesAgo(90), lastUsedAt: null, isCopied: true, isUsedHere: false },
      },
    ],
    ...{ addHref: undefined, totpHref: undefined },
  },
  'passkey-add': {
    ...{ view: 'account_passkey_add', shell, form: formOf('/security/passkeys/add'), options: { challenge: 'Y2g' } },
  },
  'passkey-add-again': {
    ...{ view: 'account_passkey_add', shell, form: formOf('/security/passkeys/add'), options: { challenge: 'Y2g' } },
    problem: 'duplicate',
  },
  'passkey-name': {
    ...{ view: 'account_passkey_name', shell, form: formOf('/security/passkeys/rename'), item: 'crd_1' },
    ...{ name: 'MacBook', longest: 100 },
  },
  'passkey-name-wrong': {
    ...{ view: 'account_passkey_name', shell, form: formOf('/security/passkeys/rename'), item: 'crd_1' },
    ...{ name: '', longest: 100, problem: 'invalid' },
  },
  'passkey-remove': removal,
  'passkey-remove-last': { ...removal, problem: 'last_way' },
  'totp-remove-required': { ...removal, what: { kind: 'totp' }, problem: 'policy' },
  'totp-set-up': totp,
  'totp-replace-wrong': { ...totp, isReplacing: true, error: { kind: 'wrong', triesLeft: 8 } },
  'totp-later': { ...totp, error: { kind: 'throttled', retryAfterSeconds: 240 } },
  codes: {
    ...{ view: 'account_codes', shell, form: formOf('/security/codes'), codes, text: codes.join('\n') },
    ...{ fileHref: `${base}/codes?file=1`, isReplacing: true, isUnsaved: false },
  },
  'codes-unsaved': {
    ...{ view: 'account_codes', shell, form: formOf('/security/codes'), codes, text: codes.join('\n') },
    ...{ fileHref: `${base}/codes?file=1`, isReplacing: false, isUnsaved: true },
  },
  password,
  'password-wrong': { ...password, error: { kind: 'wrong' } },
  'password-short': { ...password, error: { kind: 'too_short' } },
  'password-later': { ...password, error: { kind: 'throttled', retryAfterSeconds: 60 } },
  'password-set': { ...password, hasPassword: false },
  email,
  'email-malformed': { ...email, isVerified: false, typed: 'no address', error: { kind: 'malformed' } },
  'email-later': { ...email, isVerified: false, error: { kind: 'throttled', retryAfterSeconds: 30 } },
  locked: { view: 'account_locked', shell },
}
