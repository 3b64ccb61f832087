import { ErrorSummary, FieldError, Form } from '../hosted/form.tsx'
import type { HostedPage } from '../hosted/views.ts'
import { ItemForm } from './item-form.tsx'
import type { AccountEmailView } from './security-views.ts'
import { TaskPage } from './task-page.tsx'

type EmailProps = { view: AccountEmailView; page: HostedPage }

/** The address that somebody has, to be confirmed, and another one in its place (UX-H46). */
export function Email({ view, page }: EmailProps) {
  const t = page.words.account
  const { error, form, shell } = view
  const isOfField = error !== undefined && error.kind !== 'throttled'
  const later = error?.kind === 'throttled' ? page.format.in(error.retryAfterSeconds) : undefined
  const said = error === undefined ? undefined : t(`email.problem.${error.kind}`)
  return (
    <TaskPage
      page={page}
      shell={shell}
      title={t('email.title')}
      lede={t('email.lede')}
      failed={error !== undefined}
      back={t('security.cancel')}
    >
      {said === undefined ? null : (
        <ErrorSummary title={t('email.notSent')}>
          {isOfField ? (
            <a className="link" href="#email">
              {said}
            </a>
          ) : (
            `${said} ${later === undefined ? '' : page.words.hosted('common.askAgain', { when: later })}`
          )}
        </ErrorSummary>
      )}
      <Now view={view} page={page} />
      <Form action={form.action} csrf={form.csrf}>
        <div className="field">
          <label htmlFor="email">{t('email.new')}</label>
          <input
            className="input"
            id="email"
            name="email"
            type="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={view.typed}
            aria-invalid={isOfField ? true : undefined}
            aria-describedby={isOfField ? 'email-error email-hint' : 'email-hint'}
          />
          {isOfField ? <FieldError id="email-error">{said}</FieldError> : null}
          <p className="hint" id="email-hint">
            {t('email.newHint')}
          </p>
        </div>
        <button type="submit" className="button button-primary">
          {t('email.submit')}
        </button>
      </Form>
    </TaskPage>
  )
}

function Now({ view: { shell, isVerified, confirm }, page }: EmailProps) {
  const t = page.words.account
  const { email } = shell.person
  if (email === null) return null
  return (
    <div className="stack">
      <p>
        <span className="muted small">{t('email.now')}</span>
        <br />
        <bdi className="strong break">{email}</bdi>{' '}
        <span className={isVerified ? 'badge badge-success' : 'badge badge-warning'}>
          {isVerified ? t('email.confirmed') : t('email.unconfirmed')}
        </span>
      </p>
      {isVerified ? null : (
        <div className="row wrap">
          <span className="secondary">{t('email.confirmText')}</span>
          <ItemForm form={confirm} label={t('email.sendOf')}>
            {t('email.send')}
          </ItemForm>
        </div>
      )}
    </div>
  )
}
