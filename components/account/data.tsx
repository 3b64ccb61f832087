import type { HostedPage } from '../hosted/views.ts'
import { AccountPage } from './account-page.tsx'
import type { AccountDataView } from './data-views.ts'
import { ItemForm } from './item-form.tsx'

/** Everything that is known of somebody as a file, and the end of their account (UX-H57). */
export function Data({ view, page }: { view: AccountDataView; page: HostedPage }) {
  const t = page.words.account
  const { download, deletion } = view
  return (
    <AccountPage page={page} shell={view.shell} title={t('data.title')} lede={t('data.lede')}>
      <section className="card">
        <div className="card-head">
          <h2>{t('data.download')}</h2>
        </div>
        <div className="card-body stack stack-4">
          <p className="secondary">{t('data.downloadText')}</p>
          {view.downloadInSeconds === undefined ? null : (
            <p className="strong" role="alert">
              {t('data.downloadLater', { when: page.format.in(view.downloadInSeconds) })}
            </p>
          )}
          <ItemForm form={download}>{t('data.downloadAction')}</ItemForm>
        </div>
      </section>
      <section className="card">
        <div className="card-head">
          <h2>{t('data.delete')}</h2>
        </div>
        <div className="card-body stack stack-4">
          <p className="secondary">{t('data.deleteText', { days: view.days })}</p>
          {'href' in deletion ? (
            <p>
              <a className="button button-danger-quiet" href={deletion.href}>
                {t('data.deleteAction')}
              </a>
            </p>
          ) : (
            <p className="strong">{t('data.deleteManaged', { tenant: view.shell.tenantName })}</p>
          )}
        </div>
      </section>
    </AccountPage>
  )
}
