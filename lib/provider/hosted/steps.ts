import { keepAccount, keepAccountLink } from '../account/keep.ts'
import { type AccountStepKey, accountSteps } from '../account/steps.ts'
import { authorizeStep } from './authorize.ts'
import { confirmEmail } from './confirm-email.ts'
import { consent } from './consent.ts'
import { continueStep } from './continue.ts'
import { emailCode } from './email-code.ts'
import { emailLink } from './email-link.ts'
import { enroll } from './enroll.ts'
import { enrollPasskey } from './enroll-passkey.ts'
import { enrollTotp } from './enroll-totp.ts'
import { forgotPassword } from './forgot-password.ts'
import { invitation } from './invitation.ts'
import { language } from './language.ts'
import { methods } from './methods.ts'
import { passkey } from './passkey.ts'
import { password } from './password.ts'
import { passwordCheck } from './password-check.ts'
import { recoveryCode } from './recovery-code.ts'
import { recoveryCodes } from './recovery-codes.ts'
import { resetPassword } from './reset-password.ts'
import { secureAccount } from './secure-account.ts'
import { forgetAccount, selectAccount } from './select-account.ts'
import { signIn } from './sign-in.ts'
import { logoutStep, signOutStep } from './sign-out.ts'
import { signUp } from './sign-up.ts'
import { signUpCode } from './sign-up-code.ts'
import { signUpPassword } from './sign-up-password.ts'
import { stepUp } from './step-up.ts'
import { totp } from './totp.ts'
import { undoEmail } from './undo-email.ts'
import { verifyEmail } from './verify-email.ts'
import type { Step } from './visit.ts'

export type StepKey =
  | 'authorize'
  | 'logout'
  | 'continue'
  | 'sign-in'
  | 'password'
  | 'step-up'
  | 'methods'
  | 'enroll'
  | 'passkey'
  | 'enroll-passkey'
  | 'totp'
  | 'recovery-code'
  | 'enroll-totp'
  | 'recovery-codes'
  | 'select-account'
  | 'forget-account'
  | 'consent'
  | 'sign-out'
  | 'invitation'
  | 'password-check'
  | 'language'
  | 'sign-up'
  | 'sign-up-code'
  | 'sign-up-password'
  | 'email'
  | 'email-link'
  | 'forgot-password'
  | 'reset-password'
  | 'verify-email'
  | 'confirm-email'
  | 'undo-email'
  | 'secure-account'
  | 'keep-account'
  | 'keep-account-link'
  | AccountStepKey

/** Every page a person may meet on the way, by the name its route calls it. */
export const steps: Record<StepKey, Step> = {
  authorize: authorizeStep,
  logout: logoutStep,
  continue: continueStep,
  'sign-in': signIn,
  password,
  'step-up': stepUp,
  methods,
  enroll,
  passkey,
  'enroll-passkey': enrollPasskey,
  totp,
  'recovery-code': recoveryCode,
  'enroll-totp': enrollTotp,
  'recovery-codes': recoveryCodes,
  'select-account': selectAccount,
  'forget-account': forgetAccount,
  consent,
  'sign-out': signOutStep,
  invitation,
  'password-check': passwordCheck,
  language,
  'sign-up': signUp,
  'sign-up-code': signUpCode,
  'sign-up-password': signUpPassword,
  email: emailCode,
  'email-link': emailLink,
  'forgot-password': forgotPassword,
  'reset-password': resetPassword,
  'verify-email': verifyEmail,
  'confirm-email': confirmEmail,
  'undo-email': undoEmail,
  'secure-account': secureAccount,
  'keep-account': keepAccount,
  'keep-account-link': keepAccountLink,
  ...accountSteps,
}
