import { invitationPath } from '#lib/identity/invitations/link.ts'
import { mailedPaths } from '#lib/identity/mails/paths.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { endpointUrl } from '#lib/oidc/endpoints.ts'
import type { Asked } from '#lib/oidc/model.ts'
import type { ProtocolResponse } from '#lib/oidc/protocol.ts'
import { empty } from '#lib/oidc/respond.ts'
import { isAccountRequest } from '../account/request.ts'

/** Where the steps are, below the issuer. Their URLs carry the id of the stored request and nothing else. */
export const stepPaths = {
  continue: '/continue',
  signIn: '/sign-in',
  password: '/sign-in/password',
  stepUp: '/sign-in/step-up',
  methods: '/sign-in/methods',
  totp: '/sign-in/totp',
  passkey: '/sign-in/passkey',
  email: '/sign-in/email',
  emailLink: mailedPaths.signIn,
  forgotPassword: '/forgot-password',
  resetPassword: mailedPaths.resetPassword,
  verifyEmail: mailedPaths.verifyEmail,
  confirmEmail: mailedPaths.confirmEmail,
  undoEmail: mailedPaths.undoEmail,
  secureAccount: mailedPaths.secureAccount,
  keepAccount: '/sign-in/keep-account',
  keepAccountLink: mailedPaths.keepAccount,
  recoveryCode: '/sign-in/recovery-code',
  enroll: '/sign-in/enroll',
  enrollTotp: '/sign-in/enroll/totp',
  enrollPasskey: '/sign-in/enroll/passkey',
  recoveryCodes: '/sign-in/enroll/recovery-codes',
  selectAccount: '/select-account',
  forgetAccount: '/select-account/forget',
  consent: '/consent',
  signOut: '/sign-out',
  invitation: invitationPath,
  passwordCheck: '/password-check',
  language: '/language',
  signUp: '/sign-up',
  signUpCode: '/sign-up/code',
  signUpPassword: '/sign-up/password',
} as const

export type StepName = keyof typeof stepPaths

/** The URL of a step of a stored request. `extra` is appended as it is: further parameters, each with its `&`. */
export const stepUrl = (issuer: string, step: StepName, requestId: string, extra = ''): string =>
  `${issuer}${stepPaths[step]}?request=${formatId('request', requestId)}${extra}`

/** RFC 9700 §4.12: 303, so that what was posted is never posted again. */
export const seeOther = (location: string, headers: Record<string, string | string[]> = {}): ProtocolResponse =>
  empty(303, { location, 'referrer-policy': 'same-origin', ...headers })

/** The app's request anew, for a person who came back too late. The app's own `state` comes with it. */
export function restartUrl(issuer: string, asked: Asked): string {
  if (isAccountRequest(asked)) return asked.redirectUri
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: asked.clientId,
    redirect_uri: asked.redirectUri,
    response_mode: asked.responseMode,
    scope: asked.scopes.join(' '),
  })
  const optional: Record<string, string | null> = {
    state: asked.state,
    nonce: asked.nonce,
    prompt: asked.prompts.join(' ') || null,
    max_age: asked.maxAgeSeconds === null ? null : String(asked.maxAgeSeconds),
    login_hint: asked.loginHint,
    acr_values: asked.acrValues.join(' ') || null,
    ui_locales: asked.uiLocales.join(' ') || null,
    claims: hasClaims(asked) ? JSON.stringify(asked.claims) : null,
    code_challenge: asked.codeChallenge,
    code_challenge_method: asked.codeChallenge === null ? null : 'S256',
  }
  for (const [name, value] of Object.entries(optional)) if (value !== null) parameters.set(name, value)
  for (const resource of asked.resources) parameters.append('resource', resource)
  return `${endpointUrl(issuer, 'authorize')}?${parameters}`
}

const hasClaims = ({ claims }: Asked): boolean =>
  Object.keys(claims.id_token).length > 0 || Object.keys(claims.userinfo).length > 0
