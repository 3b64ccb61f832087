import { Chrome } from './chrome.tsx'
import { documentTitle } from './document-title.ts'
import { ErrorSummary, FieldError, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { PasskeyForm } from './passkey-form.tsx'
import type { HostedPage, IdentifierError, IdentifierView } from './views.ts'

type Said = { title: string; field?: string }

function sayError({ kind }: IdentifierError, t: HostedPage['words']['hosted']): Said {
  if (kind === 'expired') return { title: t('identifier.error.expired') }
  return { title: t(`identifier.error.${kind}.title`), field: t(`identifier.error.${kind}.field`) }
}

/** Who are you? The same next step follows for everyone (UX-H5); the field serves passkeys and managers (UX-H1). */
export function IdentifierStep({ view, page }: { view: IdentifierView; page: HostedPage }) {
  const t = page.words.hosted
  const error = view.error === undefined ? undefined : sayError(view.error, t)
  return (
    <Chrome
      page={page}
      title={documentTitle(t('identifier.title'), view.clientName)}
      failed={error !== undefined}
      links={view.links}
      passkeys={view.passkey !== undefined}
    >
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={false}>{t('identifier.heading', { tenant: view.tenantName })}</Heading>
      <p className="lede">{t('common.continueTo', { app: view.clientName })}</p>
      {view.isPasskeyLast === true ? <ByPasskey view={view} page={page} /> : null}
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        {error === undefined ? null : (
          <ErrorSummary title={error.title}>
            {error.field === undefined ? (
              t('identifier.again')
            ) : (
              <a className="link" href="#username">
                {error.field}
              </a>
            )}
          </ErrorSummary>
        )}
        <div className="field">
          <label htmlFor="username">{t('common.email')}</label>
          <input
            className="input input-lg"
            id="username"
            name="username"
            type="text"
            inputMode="email"
            autoComplete="username webauthn"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            maxLength={320}
            defaultValue={view.identifier}
            // biome-ignore lint/a11y/noAutofocus: the first page has this one question
            autoFocus={error === undefined}
            data-first=""
            aria-invalid={error?.field === undefined ? undefined : true}
            aria-describedby={error?.field === undefined ? undefined : 'username-error'}
          />
          {error?.field === undefined ? null : <FieldError id="username-error">{error.field}</FieldError>}
        </div>
        <Submit>{t('common.continue')}</Submit>
      </Form>
      {view.isPasskeyLast === true ? null : <ByPasskey view={view} page={page} />}
      {view.signUpHref === undefined ? null : (
        <p className="small muted hosted-after">
          {t('identifier.newHere', { app: view.clientName })}{' '}
          <a className="link" href={view.signUpHref}>
            {t('identifier.create')}
          </a>
        </p>
      )}
    </Chrome>
  )
}

/** A passkey instead of an address: below it, or above where that is how somebody signed in here last (UX-H4, H19). */
function ByPasskey({ view, page }: { view: IdentifierView; page: HostedPage }) {
  if (view.passkey === undefined) return null
  return (
    <PasskeyForm
      mode="autofill"
      action={view.passkey.action}
      csrf={view.csrf}
      requestId={view.requestId}
      options={view.passkey.options}
      page={page}
      isFirst={true}
      button={
        <button type="button" className="button button-lg button-block" data-passkey-go="">
          <Icon name="key" small={true} /> {page.words.hosted('identifier.passkey')}
        </button>
      }
    >
      {view.isPasskeyLast === true ? (
        <p className="small muted">{page.words.hosted('identifier.lastPasskey')}</p>
      ) : null}
    </PasskeyForm>
  )
}
