import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { read } from '#lib/http/read.ts'
import { listApiKeys } from '#lib/services/api-keys/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enter, one, type Search } from '../place.ts'
import { ApiKeyItem } from './item.tsx'

export const generateMetadata = titled('apiKeys')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** The keys of the management API: whom each acts for, what it may, when it was used and when it ends. */
export default async function ApiKeys({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/api-keys', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const cursor = one(search, 'cursor')
  const list = await read(listApiKeys, visit, { cursor })
  if (list === undefined) return <NotYours visit={visit} place={place} section="apiKeys" />
  const t = words('apiKeys')
  const here = `environment=${place.current.slug}`
  const home = `/admin/${tenant}/api-keys`
  const mayWrite = place.may('api_key:write')
  const create = mayWrite ? (
    <ButtonLink variant="primary" href={`${home}/new?${here}`}>
      {t('create')}
    </ButtonLink>
  ) : undefined
  return (
    <Frame
      visit={visit}
      place={place}
      section="apiKeys"
      breadcrumb={[{ label: t('breadcrumb') }, { label: t('title') }]}
    >
      <PageHead title={t('title')} description={t('description')} actions={create} />
      <div className="stack stack-6">
        {one(search, 'done') === 'revoked' ? <Banner tone="success" title={t('revoked')} /> : null}
        <Card
          title={t('listTitle')}
          flush={true}
          aside={
            <a className="link small" href={`/admin/${tenant}/api-reference?${here}`}>
              {t('reference')}
            </a>
          }
        >
          {list.rows.length === 0 ? (
            <Empty title={t('emptyTitle')}>{t('emptyText')}</Empty>
          ) : (
            <ul className="items">
              {list.rows.map((apiKey) => (
                <ApiKeyItem
                  key={apiKey.id}
                  apiKey={apiKey}
                  at={{ tenant, environment: place.current.slug }}
                  mayRevoke={mayWrite}
                  now={visit.now}
                />
              ))}
            </ul>
          )}
        </Card>
        {cursor === undefined && list.next === null ? null : (
          <p className="row wrap">
            {cursor === undefined ? null : <a href={`${home}?${here}`}>{t('first')}</a>}
            {list.next === null ? null : <a href={`${home}?${here}&cursor=${list.next}`}>{t('next')}</a>}
          </p>
        )}
      </div>
    </Frame>
  )
}
