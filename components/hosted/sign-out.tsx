import { Chrome } from './chrome.tsx'
import { Account } from './consent.tsx'
import { Form } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import type { HostedPage, SignedOutView, SignOutConfirmView } from './views.ts'

/** Asked when nothing proves that the person wants it (UX-H83; OIDC RP-Initiated Logout 2). */
export function SignOutConfirm({ view, page }: { view: SignOutConfirmView; page: HostedPage }) {
  return (
    <Chrome page={page} title={`Sign out · ${view.tenantName}`} links={view.links}>
      <AppMark name={view.tenantName} />
      <Heading>Sign out of {view.tenantName}?</Heading>
      <p className="lede">
        {view.clientName === undefined ? 'This ends' : `${view.clientName} asks you to sign out. This ends`} your
        session in every app of {view.tenantName} in this browser.
      </p>
      {view.account === undefined ? null : (
        <div className="who hosted-section">
          <Account account={view.account} />
        </div>
      )}
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId} pair={true}>
        <button type="submit" className="button button-lg" name="decision" value="stay">
          Stay signed in
        </button>
        <button type="submit" className="button button-lg button-primary" name="decision" value="sign_out">
          Sign out
        </button>
      </Form>
    </Chrome>
  )
}

export function SignedOut({ view, page }: { view: SignedOutView; page: HostedPage }) {
  return (
    <Chrome page={page} title={`Signed out · ${view.tenantName}`} links={view.links}>
      <AppMark name={view.tenantName} />
      <Heading>You are signed out</Heading>
      <p className="lede">Your session at {view.tenantName} has ended. You can close this page.</p>
      {view.continueHref === undefined ? null : (
        <p className="hosted-after">
          <a className="button button-lg button-block" href={view.continueHref}>
            {view.clientName === undefined ? 'Continue' : `Continue to ${view.clientName}`}
          </a>
        </p>
      )}
    </Chrome>
  )
}
