import { words } from '#app/messages/words.ts'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { importHome } from '../import-href.ts'
import { BadRows } from './bad-rows.tsx'
import type { Subject } from './subject.ts'

/** What came of it: how many came in, and which rows did not, to be mended and imported again. */
export function ResultCards({ subject }: { subject: Subject }) {
  const t = words('imports')
  const { found, at } = subject
  const { imported, failed } = found
  const query = `environment=${at.environment}`
  const file = `/admin/${at.tenant}/users/import/${found.id}/failed?${new URLSearchParams({ directory: subject.directory })}`
  return (
    <>
      <Banner tone="success" title={t('imported', { count: imported ?? 0 })}>
        <p>{failed.length === 0 ? t('allIn') : t('someOut', { count: failed.length })}</p>
      </Banner>
      <div className="actions">
        <ButtonLink variant="primary" href={`/admin/${at.tenant}/users?${query}`}>
          {t('showUsers')}
        </ButtonLink>
        <ButtonLink href={importHome(at.tenant, at.environment)}>{t('another')}</ButtonLink>
      </div>
      {failed.length === 0 ? null : (
        <BadRows
          title={t('failedRows', { count: failed.length })}
          rows={failed}
          total={failed.length}
          aside={
            <a className="link small" href={file} download={true}>
              {t('download')}
            </a>
          }
        />
      )}
    </>
  )
}
