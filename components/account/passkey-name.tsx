import { ErrorSummary, FieldError, Form } from '../hosted/form.tsx'
import type { HostedPage } from '../hosted/views.ts'
import type { AccountPasskeyNameView } from './security-views.ts'
import { TaskPage } from './task-page.tsx'

/** A passkey's name, to be chosen. */
export function PasskeyName({ view, page }: { view: AccountPasskeyNameView; page: HostedPage }) {
  const t = page.words.account
  const isWrong = view.problem !== undefined
  const problem = t('passkeys.nameProblem', { longest: view.longest })
  return (
    <TaskPage
      page={page}
      shell={view.shell}
      title={t('passkeys.renameTitle')}
      failed={isWrong}
      back={t('security.cancel')}
    >
      {isWrong ? (
        <ErrorSummary title={problem}>
          <a className="link" href="#name">
            {t('passkeys.name')}
          </a>
        </ErrorSummary>
      ) : null}
      <Form action={view.form.action} csrf={view.form.csrf}>
        <input type="hidden" name="item" value={view.item} />
        <div className="field">
          <label htmlFor="name">{t('passkeys.name')}</label>
          <input
            className="input"
            id="name"
            name="name"
            autoComplete="off"
            defaultValue={view.name}
            aria-invalid={isWrong ? true : undefined}
            aria-describedby={isWrong ? 'name-error name-hint' : 'name-hint'}
          />
          {isWrong ? <FieldError id="name-error">{problem}</FieldError> : null}
          <p className="hint" id="name-hint">
            {t('passkeys.nameHint')}
          </p>
        </div>
        <button type="submit" className="button button-primary">
          {t('passkeys.save')}
        </button>
      </Form>
    </TaskPage>
  )
}
