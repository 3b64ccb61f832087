import { Chrome } from './chrome.tsx'
import { documentTitle } from './document-title.ts'
import { ErrorSummary, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { PasswordField } from './password-field.tsx'
import { type SaidRefusal, sayRefusal } from './refused-password.ts'
import type { HostedPage, PasswordView } from './views.ts'
import { Who } from './who.tsx'

/** The password, with the identifier beside it for the person and for password managers (UX-H7 to H12). */
export function PasswordStep({ view, page }: { view: PasswordView; page: HostedPage }) {
  const t = page.words.hosted
  const error = view.error === undefined ? undefined : sayRefusal(view.error, page)
  return (
    <Chrome
      page={page}
      title={documentTitle(t('password.title'), view.clientName)}
      failed={error !== undefined}
      links={view.links}
    >
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={error === undefined}>{t('password.title')}</Heading>
      <p className="lede">{t('common.continueTo', { app: view.clientName })}</p>
      {view.isEmailLast === true && view.emailHref !== undefined ? (
        <EmailFirst href={view.emailHref} page={page} />
      ) : null}
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        {error === undefined ? null : <Refusal said={error} resetHref={view.resetHref} page={page} />}
        <Who view={view} page={page} />
        <input type="hidden" name="platform" value="" />
        <PasswordField
          id="password"
          label={t('common.password')}
          page={page}
          autoComplete="current-password"
          error={error?.field}
          first={true}
        />
        <Submit>{t('common.signIn')}</Submit>
      </Form>
      {view.resetHref === undefined || error !== undefined ? null : (
        <p className="small hosted-after">
          <a className="link" href={view.resetHref}>
            {t('password.reset')}
          </a>
        </p>
      )}
      {view.emailHref === undefined || view.isEmailLast === true ? null : (
        <p className="small hosted-after">
          <a className="link" href={view.emailHref}>
            {t('password.emailInstead')}
          </a>
        </p>
      )}
    </Chrome>
  )
}

function EmailFirst({ href, page }: { href: string; page: HostedPage }) {
  return (
    <div className="hosted-section stack">
      <a className="button button-lg button-block" href={href}>
        {page.words.hosted('password.emailFirst')}
      </a>
      <p className="small muted">{page.words.hosted('identifier.lastEmail')}</p>
    </div>
  )
}

type RefusalProps = { said: SaidRefusal; resetHref: string | undefined; page: HostedPage }

function Refusal({ said, resetHref, page }: RefusalProps) {
  return (
    <ErrorSummary title={said.title}>
      {said.field === undefined ? null : (
        <>
          <a className="link" href="#password">
            {said.field}
          </a>{' '}
        </>
      )}
      {resetHref === undefined ? null : (
        <>
          {page.words.hosted.rich('password.orReset', {
            link: (text) => (
              <a className="link" href={resetHref}>
                {text}
              </a>
            ),
          })}{' '}
        </>
      )}
      {said.advice}
    </ErrorSummary>
  )
}
