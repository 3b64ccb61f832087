import type { HostedView } from '../views.ts'
import { app, surroundings, transaction } from './surroundings.ts'

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

/** One of each page on which a factor is shown, chosen or set up. */
export const factorViews = {
  totp: { ...factor, kind: 'totp', otherHref: '/t/acme/production/sign-in/methods?request=req_1', rememberDays: 30 },
  wrongTotp: { ...factor, kind: 'totp', error: { kind: 'wrong', triesLeft: 9 } },
  replayedTotp: { ...factor, kind: 'totp', error: { kind: 'replayed', triesLeft: 1 } },
  recoveryCode: { ...factor, kind: 'recovery_code', codesLeft: 3 },
  missingRecoveryCode: { ...factor, kind: 'recovery_code', codesLeft: 10, error: { kind: 'missing' } },
  passkeyIdentifier: {
    ...step,
    view: 'sign_in',
    step: 'identifier',
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
} as const satisfies Record<string, HostedView>
