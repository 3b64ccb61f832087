import { Chrome } from './chrome.tsx'
import { Account } from './consent.tsx'
import { documentTitle } from './document-title.ts'
import { Form } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import type { HostedPage, SignedOutView, SignOutConfirmView } from './views.ts'

/** Asked when nothing proves that the person wants it (UX-H83; OIDC RP-Initiated Logout 2). */
export function SignOutConfirm({ view, page }: { view: SignOutConfirmView; page: HostedPage }) {
  const t = page.words.hosted
  const tenant = view.tenantName
  return (
    <Chrome page={page} title={documentTitle(t('common.signOut'), tenant)} links={view.links}>
      <AppMark name={view.tenantName} />
      <Heading>{t('signOut.heading', { tenant })}</Heading>
      <p className="lede">
        {view.clientName === undefined
          ? t('signOut.lede', { tenant })
          : t('signOut.asked', { app: view.clientName, tenant })}
      </p>
      {view.account === undefined ? null : (
        <div className="who hosted-section">
          <Account account={view.account} />
        </div>
      )}
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId} pair={true}>
        <button type="submit" className="button button-lg" name="decision" value="stay">
          {t('signOut.stay')}
        </button>
        <button type="submit" className="button button-lg button-primary" name="decision" value="sign_out">
          {t('common.signOut')}
        </button>
      </Form>
    </Chrome>
  )
}

export function SignedOut({ view, page }: { view: SignedOutView; page: HostedPage }) {
  const t = page.words.hosted
  return (
    <Chrome page={page} title={documentTitle(t('signOut.doneTitle'), view.tenantName)} links={view.links}>
      <AppMark name={view.tenantName} />
      <Heading>{t('signOut.done')}</Heading>
      <p className="lede">{t('signOut.doneLede', { tenant: view.tenantName })}</p>
      {view.continueHref === undefined ? null : (
        <p className="hosted-after">
          <a className="button button-lg button-block" href={view.continueHref}>
            {view.clientName === undefined ? t('common.continue') : t('common.continueTo', { app: view.clientName })}
          </a>
        </p>
      )}
    </Chrome>
  )
}
