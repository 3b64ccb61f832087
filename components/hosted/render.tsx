import type { ReactElement } from 'react'
import { Consent } from './consent.tsx'
import { EmailCode } from './email-code.tsx'
import { Enroll } from './enroll.tsx'
import { EnrollPasskey } from './enroll-passkey.tsx'
import { EnrollTotp } from './enroll-totp.tsx'
import { FactorStep } from './factor-step.tsx'
import { ForgotPassword } from './forgot-password.tsx'
import { FormPost } from './form-post.tsx'
import { IdentifierStep } from './identifier-step.tsx'
import { Invitation } from './invitation.tsx'
import { MailedLink } from './mailed-link.tsx'
import { ErrorMessage, Message } from './message.tsx'
import { Methods } from './methods.tsx'
import { NewPasswordStep } from './new-password-step.tsx'
import { Passkey } from './passkey.tsx'
import { PasswordStep } from './password-step.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SelectAccount } from './select-account.tsx'
import { SignedOut, SignOutConfirm } from './sign-out.tsx'
import { SignUp } from './sign-up.tsx'
import type { HostedPage, HostedView } from './views.ts'

/**
 * The HTML of a hosted page, whole. React escapes every value in it (A39); `page.nonce` is that of the answer's CSP.
 * The import is dynamic because Next refuses `react-dom/server` in a static one.
 */
export async function renderHosted(view: HostedView, page: HostedPage): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  return `<!doctype html>${renderToStaticMarkup(element(view, page))}`
}

function element(view: HostedView, page: HostedPage): ReactElement {
  switch (view.view) {
    case 'sign_in':
      if (view.step === 'identifier') return <IdentifierStep view={view} page={page} />
      return view.newPassword === undefined ? (
        <PasswordStep view={view} page={page} />
      ) : (
        <NewPasswordStep view={view} wanted={view.newPassword} page={page} />
      )
    case 'select_account':
      return <SelectAccount view={view} page={page} />
    case 'methods':
      return <Methods view={view} page={page} />
    case 'enroll':
      return <Enroll view={view} page={page} />
    case 'passkey':
      return <Passkey view={view} page={page} />
    case 'enroll_passkey':
      return <EnrollPasskey view={view} page={page} />
    case 'email_code':
      return <EmailCode view={view} page={page} />
    case 'forgot_password':
      return <ForgotPassword view={view} page={page} />
    case 'mailed_link':
      return <MailedLink view={view} page={page} />
    case 'consent':
      return <Consent view={view} page={page} />
    case 'sign_out_confirm':
      return <SignOutConfirm view={view} page={page} />
    case 'signed_out':
      return <SignedOut view={view} page={page} />
    case 'invitation':
      return <Invitation view={view} page={page} />
    case 'sign_up':
      return <SignUp view={view} page={page} />
    case 'message':
      return <Message view={view} page={page} />
    case 'error':
      return <ErrorMessage view={view} page={page} />
    case 'factor':
      return <FactorStep view={view} page={page} />
    case 'enroll_totp':
      return <EnrollTotp view={view} page={page} />
    case 'recovery_codes':
      return <RecoveryCodes view={view} page={page} />
    case 'form_post':
      return <FormPost view={view} page={page} />
  }
}
