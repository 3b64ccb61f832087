import type { HostedView } from '../views.ts'

const surroundings = {
  tenantName: 'Acme',
  links: { help: 'https://acme.test/help', privacy: 'https://acme.test/privacy', terms: 'https://acme.test/terms' },
}
const transaction = { action: '/t/acme/production/sign-in', csrf: 'csrf-token', requestId: 'req_1' }
const app = { clientName: 'Acme Billing' }
const identifier = { ...surroundings, ...transaction, ...app, view: 'sign_in', step: 'identifier' } as const
const password = {
  ...surroundings,
  ...transaction,
  ...app,
  view: 'sign_in',
  step: 'password',
  identifier: 'priya.raghunathan@acme.test',
  changeHref: '/t/acme/production/sign-in?request=req_1',
} as const

const signUp = {
  ...surroundings,
  ...transaction,
  ...app,
  view: 'sign_up',
  signInHref: '/t/acme/production/sign-in?request=req_1',
  beginHref: '/t/acme/production/sign-up?request=req_1',
} as const
const factor = {
  ...surroundings,
  ...transaction,
  ...app,
  view: 'factor',
  identifier: 'priya.raghunathan@acme.test',
  startOverHref: '/t/acme/production/sign-in?request=req_1&another=1',
} as const
const enrollTotp = {
  ...surroundings,
  ...transaction,
  ...app,
  view: 'enroll_totp',
  account: 'priya.raghunathan@acme.test',
  key: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Acme:priya%40acme.test?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Acme',
  qr: { size: 4, path: 'M1 1h2v1h-2z' },
  backHref: '/t/acme/production/sign-in/enroll?request=req_1',
} as const
const recoveryCodes = {
  ...surroundings,
  ...transaction,
  ...app,
  view: 'recovery_codes',
  codes: ['ABCD-EFGH-2345', 'JKLM-NPQR-6789'],
  text: ' 1. ABCD-EFGH-2345\n 2. JKLM-NPQR-6789\n',
  fileHref: '/t/acme/production/sign-in/enroll/recovery-codes?request=req_1&file=1',
} as const

const step = { ...surroundings, ...transaction, ...app } as const
const passkey = {
  ...step,
  view: 'passkey',
  options: { challenge: 'AAAA', rpId: 'id.acme.test', userVerification: 'preferred' },
  isFirst: false,
  otherHref: '/t/acme/production/sign-in/methods?request=req_1',
} as const
const enrollPasskey = {
  ...step,
  view: 'enroll_passkey',
  options: { challenge: 'AAAA', rp: { id: 'id.acme.test', name: 'Acme' } },
  isOffer: false,
  otherHref: '/t/acme/production/sign-in/enroll?request=req_1',
} as const
const enroll = {
  ...step,
  view: 'enroll',
  choices: [
    { kind: 'passkey', href: '/t/acme/production/sign-in/enroll/passkey?request=req_1' },
    { kind: 'totp', href: '/t/acme/production/sign-in/enroll/totp?request=req_1' },
  ],
  now: new Date('2026-11-26T10:00:00Z'),
} as const

/** One of each hosted page, and of each refusal, as the mocks have them. */
export const hostedViews = {
  identifier: { ...identifier, signUpHref: '/t/acme/production/sign-up?request=req_1' },
  missingIdentifier: { ...identifier, error: { kind: 'missing' } },
  malformedIdentifier: { ...identifier, identifier: 'priya', error: { kind: 'malformed' } },
  password,
  wrongPassword: {
    ...password,
    resetHref: '/t/acme/production/reset?request=req_1',
    error: { kind: 'wrong', triesLeft: 4 },
  },
  newPassword: {
    ...password,
    newPassword: { minLength: 15, check: { action: '/t/acme/production/password-check', csrf: 'csrf-token' } },
  },
  refusedNewPassword: { ...password, newPassword: { minLength: 15, problem: 'Use at least 15 characters.' } },
  throttled: { ...password, error: { kind: 'throttled', retryAfterSeconds: 290 } },
  busy: { ...password, error: { kind: 'busy', retryAfterSeconds: 3 } },
  expired: { ...password, error: { kind: 'expired' } },
  blocked: {
    ...password,
    error: { kind: 'blocked', reason: 'Your account is suspended. Ask an administrator of Acme.' },
  },
  signUp: { ...signUp, step: { kind: 'address', email: '', name: '' } },
  refusedSignUp: {
    ...signUp,
    step: {
      kind: 'address',
      email: 'priya',
      name: '',
      emailProblem: 'Enter an e-mail address such as you@example.com.',
      nameProblem: 'Enter your name, in up to 100 characters.',
    },
  },
  signUpWaits: { ...signUp, step: { kind: 'address', email: 'priya@acme.test', name: 'Priya', waitSeconds: 28 } },
  signUpCode: { ...signUp, step: { kind: 'code', email: 'priya@acme.test' } },
  wrongSignUpCode: {
    ...signUp,
    step: { kind: 'code', email: 'priya@acme.test', error: { kind: 'wrong', triesLeft: 4 } },
  },
  signUpCodeOver: { ...signUp, step: { kind: 'code', email: 'priya@acme.test', error: { kind: 'over' } } },
  signUpPassword: {
    ...signUp,
    step: { kind: 'password', email: 'priya@acme.test', password: { minLength: 15 }, isBusy: false },
  },
  busySignUp: {
    ...signUp,
    step: { kind: 'password', email: 'priya@acme.test', password: { minLength: 15 }, isBusy: true },
  },
  offerEmailCode: {
    ...surroundings,
    ...transaction,
    ...app,
    view: 'email_code',
    step: 'offer',
    address: 'p…@acme.test',
    otherHref: '/t/acme/production/sign-in/methods?request=req_1',
    otherLabel: 'Try another way',
  },
  emailCode: {
    ...surroundings,
    ...transaction,
    ...app,
    view: 'email_code',
    step: 'code',
    address: 'priya.raghunathan@acme.test',
    error: { kind: 'wrong', triesLeft: 3 },
    otherHref: '/t/acme/production/sign-in?request=req_1&another=1',
    otherLabel: 'Use another account',
  },
  forgotPassword: {
    ...surroundings,
    ...transaction,
    view: 'forgot_password',
    identifier: 'priya',
    error: { kind: 'malformed' },
    backHref: '/t/acme/production/sign-in?request=req_1',
  },
  resetMailed: { ...surroundings, ...transaction, view: 'forgot_password', sentTo: 'priya.raghunathan@acme.test' },
  confirmEmail: {
    ...surroundings,
    action: '/t/acme/production/verify-email',
    csrf: 'csrf-token',
    view: 'mailed_link',
    challenge: 'mch_1',
    token: 'sgm_1',
    title: 'Confirm your address',
    text: 'Confirm that priya.raghunathan@acme.test is yours.',
    submit: 'Confirm the address',
  },
  resetPassword: {
    ...surroundings,
    action: '/t/acme/production/reset-password',
    csrf: 'csrf-token',
    view: 'mailed_link',
    challenge: 'mch_1',
    token: 'sgm_1',
    title: 'Choose a new password',
    text: 'It takes the place of the one that you forgot.',
    submit: 'Save the password',
    newPassword: {
      identifier: 'priya.raghunathan@acme.test',
      minLength: 15,
      isBusy: false,
      problem: 'Use at least 15 characters.',
    },
  },
  selectAccount: {
    ...surroundings,
    ...transaction,
    ...app,
    view: 'select_account',
    now: new Date('2026-11-23T12:00:00Z'),
    useAnotherHref: '/t/acme/production/sign-in?request=req_1',
    forgetAction: '/t/acme/production/sign-in/forget',
    accounts: [
      {
        sessionId: 'ses_1',
        name: 'Priya Raghunathan',
        email: 'priya.raghunathan@acme.test',
        lastUsed: new Date('2026-11-23T11:56:00Z'),
      },
      {
        sessionId: 'ses_2',
        name: 'Acme Support',
        email: 'support@acme.test',
        lastUsed: new Date('2026-11-22T10:00:00Z'),
      },
    ],
  },
  consent: {
    ...surroundings,
    ...transaction,
    view: 'consent',
    client: {
      name: 'Globex Ledger',
      homepage: 'https://globex.test',
      privacy: 'https://globex.test/privacy',
      terms: 'https://globex.test/terms',
    },
    publisher: 'Globex GmbH',
    account: { name: 'Priya Raghunathan', email: 'priya.raghunathan@acme.test' },
    changeAccountHref: '/t/acme/production/sign-in/accounts?request=req_1',
    scopes: [
      { name: 'profile', description: 'See your name, e-mail address and photo' },
      { name: 'offline_access', description: 'Stay connected when you are not signed in' },
    ],
    resources: [
      {
        name: 'Invoices',
        permissions: [
          { name: 'invoices:read', description: 'Read invoices and payments you can see' },
          { name: 'invoices:create', description: 'Create draft invoices in your name' },
        ],
      },
    ],
    willNotShare: ['See your password'],
  },
  signOutConfirm: {
    ...surroundings,
    action: '/t/acme/production/sign-out',
    csrf: 'csrf-token',
    view: 'sign_out_confirm',
    clientName: 'Acme Billing',
    account: { name: 'Priya Raghunathan', email: 'priya.raghunathan@acme.test' },
  },
  signedOut: {
    ...surroundings,
    view: 'signed_out',
    clientName: 'Acme Billing',
    continueHref: 'https://billing.acme.test/',
  },
  message: {
    ...surroundings,
    view: 'message',
    title: 'This sign-in has ended',
    message:
      'It was open for more than an hour, or it was finished in another tab. Start again from the app you came from.',
    action: { href: 'https://billing.acme.test/', label: 'Back to Acme Billing' },
  },
  error: {
    ...surroundings,
    view: 'error',
    title: 'This app can’t sign you in',
    message: 'The address it wants you to return to is not registered. Nothing was shared with it.',
    errorId: '01K3ZV7C9M4Q',
    status: 400,
    supportHref: 'https://acme.test/help',
  },
  totp: { ...factor, kind: 'totp', otherHref: '/t/acme/production/sign-in/methods?request=req_1', rememberDays: 30 },
  wrongTotp: { ...factor, kind: 'totp', error: { kind: 'wrong', triesLeft: 9 } },
  replayedTotp: { ...factor, kind: 'totp', error: { kind: 'replayed', triesLeft: 1 } },
  recoveryCode: { ...factor, kind: 'recovery_code', codesLeft: 3 },
  missingRecoveryCode: { ...factor, kind: 'recovery_code', codesLeft: 10, error: { kind: 'missing' } },
  passkeyIdentifier: {
    ...identifier,
    passkey: { action: '/t/acme/production/sign-in/passkey', options: passkey.options },
  },
  passkey,
  refusedPasskey: { ...passkey, problem: 'refused' },
  firstPasskey: { ...passkey, isFirst: true, problem: 'expired' },
  enrollPasskey,
  duplicatePasskey: { ...enrollPasskey, problem: 'duplicate' },
  offeredPasskey: { ...enrollPasskey, isOffer: true, otherHref: undefined },
  enroll,
  enrollThatCanWait: { ...enroll, postponement: { until: new Date('2026-12-03T10:00:00Z'), left: 1 } },
  methods: {
    ...step,
    view: 'methods',
    methods: [
      { kind: 'passkey', href: '/t/acme/production/sign-in/passkey?request=req_1' },
      { kind: 'totp', href: '/t/acme/production/sign-in/totp?request=req_1' },
      { kind: 'recovery_code', href: '/t/acme/production/sign-in/recovery-code?request=req_1' },
    ],
    startOverHref: '/t/acme/production/sign-in?request=req_1&another=1',
  },
  enrollTotp,
  wrongEnrollTotp: { ...enrollTotp, error: { kind: 'wrong' } },
  recoveryCodes,
  unsavedRecoveryCodes: { ...recoveryCodes, isUnsaved: true },
  formPost: {
    ...surroundings,
    view: 'form_post',
    action: 'https://billing.acme.test/callback',
    clientName: 'Acme Billing',
    fields: { code: 'sgc_1', state: 'xyz', iss: 'https://id.acme.test/t/acme/production' },
  },
} as const satisfies Record<string, HostedView>
