import { said } from '#app/messages/said.ts'
import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Shown } from './shown.ts'

/** The latest mails that were refused, given up, or are tried again. */
export function TroubledCard({ delivery: { troubled }, now }: Shown) {
  const t = words('delivery')
  const mail = words('mail')
  return (
    <Card title={t('troubled')} flush={true}>
      {troubled.length === 0 ? (
        <Empty title={t('noTrouble')} seal={false} />
      ) : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th>{t('tenant')}</th>
                <th className="p3">{t('kind')}</th>
                <th>{t('status')}</th>
                <th className="p2">{t('tries')}</th>
                <th className="p2">{t('problem')}</th>
                <th className="p3">{t('written')}</th>
              </tr>
            </thead>
            <tbody>
              {troubled.map((row) => (
                <tr key={row.id}>
                  <td className="key">
                    {row.slug === null || row.slug === 'platform' ? (
                      (row.tenant ?? '–')
                    ) : (
                      <a className="link" href={`/platform/tenants/${row.slug}`}>
                        {row.tenant}
                      </a>
                    )}
                    <div className="sub">
                      <span className="only-narrow">{said(row.lastError)}</span>
                    </div>
                  </td>
                  <td className="p3">{mail(`kindOf.${row.kind}`)}</td>
                  <td>
                    <Status tone={row.status === 'failed' ? 'danger' : 'pending'}>{mail(`state.${row.status}`)}</Status>
                  </td>
                  <td className="p2">{row.attempts}</td>
                  <td className="p2">{said(row.lastError)}</td>
                  <td className="p3">
                    <Time at={row.createdAt} now={now} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}
