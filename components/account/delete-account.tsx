import { ErrorSummary, FieldError } from '../hosted/form.tsx'
import type { HostedPage } from '../hosted/views.ts'
import { AccountPage } from './account-page.tsx'
import type { AccountDeleteView } from './data-views.ts'

/** What the end of an account means, and the word that says it is meant (UX-H57). */
export function DeleteAccount({ view, page }: { view: AccountDeleteView; page: HostedPage }) {
  const t = page.words.account
  const { form, word, problem, days } = view
  const isWrong = problem === 'unconfirmed'
  return (
    <AccountPage page={page} shell={view.shell} title={t('data.delete')} lede={t('data.deleteLede', { days })}>
      {problem === undefined ? null : (
        <ErrorSummary title={t('data.notDeleted')}>
          {isWrong ? (
            <a className="link" href="#confirm">
              {t('data.problem.unconfirmed')}
            </a>
          ) : (
            t(`data.problem.${problem}`, { tenant: view.shell.tenantName })
          )}
        </ErrorSummary>
      )}
      <section className="card">
        <form method="post" action={form.action} noValidate={true}>
          <div className="card-body stack stack-5">
            <input type="hidden" name="csrf" value={form.csrf} />
            <ul className="account-points">
              {(['now', 'apps', 'mail', 'then'] as const).map((point) => (
                <li key={point}>{t(`data.point.${point}`, { days })}</li>
              ))}
            </ul>
            <div className="field">
              <label htmlFor="confirm">{t('data.confirm')}</label>
              <input
                className="input"
                id="confirm"
                name="confirm"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={320}
                defaultValue={view.typed}
                aria-invalid={isWrong ? true : undefined}
                aria-describedby={isWrong ? 'confirm-error confirm-hint' : 'confirm-hint'}
              />
              {isWrong ? <FieldError id="confirm-error">{t('data.problem.unconfirmed')}</FieldError> : null}
              <p className="hint" id="confirm-hint">
                {t('data.confirmHint')} <bdi>{word}</bdi>
              </p>
            </div>
          </div>
          <div className="card-foot row wrap">
            <button type="submit" className="button button-danger">
              {t('data.deleteNow')}
            </button>
            <a className="button button-quiet" href={view.shell.hrefs.data}>
              {t('data.cancel')}
            </a>
          </div>
        </form>
      </section>
    </AccountPage>
  )
}
