import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Card } from '#components/ui/card.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { read } from '#lib/http/read.ts'
import { overviewKeys } from '#lib/services/health/keys.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enterPlatform } from '../place.ts'

export const generateMetadata = titled('keys')

/** How old the keys are that sign, over all tenants. */
export default async function Keys() {
  const place = await enterPlatform('/keys')
  if (place === undefined) return <NoRole />
  const found = await read(overviewKeys, place.visit, {})
  if (found === undefined) return <NotYours place={place} section="keys" />
  const t = words('platform')
  const { now } = place.visit
  return (
    <Frame place={place} section="keys">
      <PageHead title={t('section.keys')} description={t('keys.description')} />
      <div className="stack stack-6">
        <Card title={t('keys.pool')}>
          <KeyValues items={found.pool.map(({ alg, ...pool }) => ({ key: alg, value: t('keys.ready', pool) }))} />
        </Card>
        <Card title={t('keys.oldest')} flush={true}>
          {found.keys.length === 0 ? (
            <p className="card-body muted">{t('keys.none')}</p>
          ) : (
            <div className="table-scroll">
              <table className="table" aria-label={t('keys.oldest')}>
                <thead>
                  <tr>
                    <th scope="col">{t('keys.tenant')}</th>
                    <th scope="col">{t('keys.environment')}</th>
                    <th scope="col" className="p3">
                      {t('keys.algorithm')}
                    </th>
                    <th scope="col">{t('keys.since')}</th>
                    <th scope="col" className="p2">
                      {t('keys.next')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {found.keys.map((key) => (
                    <tr key={`${key.tenant}/${key.environment}/${key.alg}`}>
                      <td className="key">
                        <a className="link" href={`/platform/tenants/${key.tenant}`}>
                          {key.tenant}
                        </a>
                      </td>
                      <td>{key.environment}</td>
                      <td className="p3">{key.alg}</td>
                      <td>
                        <Time at={key.activatedAt} now={now} />{' '}
                        {key.isOverdue ? <Status tone="danger">{t('keys.overdue')}</Status> : null}
                      </td>
                      <td className="p2">
                        {key.hasNext ? (
                          <Status tone="ok">{t('keys.published')}</Status>
                        ) : (
                          <Status tone="warn">{t('keys.missing')}</Status>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Card>
      </div>
    </Frame>
  )
}
