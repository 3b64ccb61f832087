import { ErrorSummary, Form } from '../hosted/form.tsx'
import { NewPasswordField } from '../hosted/new-password-field.tsx'
import { PasswordField } from '../hosted/password-field.tsx'
import type { HostedPage } from '../hosted/views.ts'
import type { AccountPasswordView, OwnPasswordError } from './security-views.ts'
import { TaskPage } from './task-page.tsx'

/** The person's own password: the old one beside the new one, or a first one. */
export function Password({ view, page }: { view: AccountPasswordView; page: HostedPage }) {
  const t = page.words.account
  const { error, form, shell, hasPassword } = view
  const said = error === undefined ? undefined : say(error, view, page)
  const isCurrent = error?.kind === 'wrong'
  const ofNew = error === undefined || isCurrent || !isOfNew(error) ? undefined : said
  return (
    <TaskPage
      page={page}
      shell={shell}
      title={hasPassword ? t('password.changeTitle') : t('password.setTitle')}
      failed={error !== undefined}
      back={t('security.cancel')}
    >
      {said === undefined ? null : (
        <ErrorSummary title={t('password.notSaved')}>
          {isCurrent || ofNew !== undefined ? (
            <a className="link" href={isCurrent ? '#password' : '#new_password'}>
              {said}
            </a>
          ) : (
            said
          )}
        </ErrorSummary>
      )}
      <Form action={form.action} csrf={form.csrf}>
        {/* For password managers: whose password it is. */}
        <input
          type="text"
          name="username"
          autoComplete="username"
          defaultValue={shell.person.email ?? ''}
          readOnly={true}
          hidden={true}
        />
        {hasPassword ? (
          <PasswordField
            id="password"
            page={page}
            label={t('password.current')}
            autoComplete="current-password"
            error={isCurrent ? said : undefined}
          />
        ) : null}
        <NewPasswordField label={t('password.new')} password={view.newPassword} page={page} said={ofNew} />
        <div className="field">
          <label className="check" htmlFor="end_others">
            <input
              className="checkbox"
              type="checkbox"
              id="end_others"
              name="end_others"
              value="1"
              defaultChecked={true}
              aria-describedby="end_others-hint"
            />
            <span>{page.words.hosted('common.signedInHere')}</span>
          </label>
          <p className="hint" id="end_others-hint">
            {t('password.endOthersHint')}
          </p>
        </div>
        <button type="submit" className="button button-primary">
          {t('password.save')}
        </button>
      </Form>
    </TaskPage>
  )
}

const isOfNew = ({ kind }: OwnPasswordError): boolean =>
  kind !== 'throttled' && kind !== 'busy' && kind !== 'moved' && kind !== 'wrong'

function say(error: OwnPasswordError, view: AccountPasswordView, { words, format }: HostedPage): string {
  const [t, h] = [words.account, words.hosted]
  switch (error.kind) {
    case 'throttled': {
      const when = format.in(error.retryAfterSeconds)
      return `${h('password.error.throttled')} ${h('common.tryAgain', { when })}`
    }
    case 'too_short':
      return h('newPassword.problem.too_short', { count: view.newPassword.minLength })
    case 'too_long':
      return h('newPassword.problem.too_long', { count: view.mostCharacters })
    case 'guessable':
      return h('newPassword.problem.guessable')
    case 'busy':
      return `${h('common.busy')} ${h('common.nothingChanged')}`
    default:
      return t(`password.problem.${error.kind}`)
  }
}
