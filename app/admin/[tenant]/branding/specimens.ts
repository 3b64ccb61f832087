import { accountViews } from '#components/account/testing/views.ts'
import type { AccountView } from '#components/account/views.ts'
import { hostedViews } from '#components/hosted/testing/views.ts'
import type { HostedView } from '#components/hosted/views.ts'

/** The pages that a preview shows, by name, in the order that a person meets them. */
export const specimens = {
  identifier: hostedViews.identifier,
  password: hostedViews.password,
  wrongPassword: hostedViews.wrongPassword,
  methods: hostedViews.methods,
  totp: hostedViews.totp,
  passkey: hostedViews.passkey,
  enroll: hostedViews.enroll,
  enrollTotp: hostedViews.enrollTotp,
  recoveryCodes: hostedViews.recoveryCodes,
  signUp: hostedViews.signUp,
  forgotPassword: hostedViews.resetMailed,
  resetPassword: hostedViews.resetPassword,
  selectAccount: hostedViews.selectAccount,
  consent: hostedViews.consent,
  message: hostedViews.message,
  error: hostedViews.error,
  signOut: hostedViews.signOutConfirm,
  signedOut: hostedViews.signedOut,
  account: accountViews.overview ?? hostedViews.message,
  accountSessions: accountViews.sessions ?? hostedViews.message,
} as const satisfies Record<string, HostedView | AccountView>

export type SpecimenName = keyof typeof specimens
export const specimenNames = Object.keys(specimens) as SpecimenName[]
