import { Chrome } from './chrome.tsx'
import { documentTitle } from './document-title.ts'
import { ErrorSummary, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import type { MailedLinkView } from './mailed-views.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { Points } from './points.tsx'
import { say } from './say.ts'
import type { HostedPage } from './views.ts'

/** A mailed link, opened: what its button does, and the button. A mail scanner that opens it changes nothing (UX-H30). */
export function MailedLink({ view, page }: { view: MailedLinkView; page: HostedPage }) {
  const t = page.words.hosted
  const { newPassword, kind } = view
  const failed = newPassword !== undefined && (newPassword.problem !== undefined || newPassword.isBusy)
  return (
    <Chrome
      page={page}
      title={documentTitle(t(`link.${kind}.title`), view.tenantName)}
      failed={failed}
      links={view.links}
    >
      <AppMark name={view.tenantName} />
      <Heading focused={!failed}>{t(`link.${kind}.title`)}</Heading>
      <p className="lede">{t(`link.${kind}.text`, { email: view.email, account: view.account ?? '' })}</p>
      {view.taken === undefined ? null : (
        <Points
          lead={t('taken.before', { since: page.format.time(view.taken.since) })}
          points={view.taken.what.map((one) => say(page, one))}
        />
      )}
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        <input type="hidden" name="challenge" value={view.challenge} />
        <input type="hidden" name="token" value={view.token} />
        {newPassword === undefined ? null : <NewPasswordFields wanted={newPassword} page={page} />}
        <Submit name="decision" value="confirm">
          {t(`link.${kind}.submit`)}
        </Submit>
      </Form>
    </Chrome>
  )
}

type FieldsProps = { wanted: NonNullable<MailedLinkView['newPassword']>; page: HostedPage }

function NewPasswordFields({ wanted, page }: FieldsProps) {
  const t = page.words.hosted
  const { identifier, problem, isBusy } = wanted
  return (
    <>
      {isBusy ? <ErrorSummary title={t('common.busy')}>{t('common.nothingChanged')}</ErrorSummary> : null}
      {problem === undefined ? null : (
        <ErrorSummary title={t('common.passwordRefused')}>
          <a className="link" href="#new_password">
            {say(page, problem)}
          </a>
        </ErrorSummary>
      )}
      <div className="who">
        <Icon name="mail" />
        <input
          className="who-name"
          name="username"
          aria-label={t('common.email')}
          autoComplete="username"
          readOnly={true}
          tabIndex={-1}
          defaultValue={identifier}
        />
      </div>
      <NewPasswordField label={t('common.newPassword')} password={wanted} page={page} first={true} />
      <label className="check hosted-section" htmlFor="end_sessions">
        <input
          type="checkbox"
          className="checkbox"
          id="end_sessions"
          name="end_sessions"
          value="yes"
          defaultChecked={true}
        />
        {t('common.signedInHere')}
      </label>
    </>
  )
}
