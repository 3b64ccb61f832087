import { readerNow } from '#app/messages/reader-now.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { kept } from '#lib/services/trail/kept.ts'
import { listTokenEvents, tokenKinds } from '#lib/services/trail/list-tokens.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { openList } from '../../open-list.ts'
import { enter, type Search } from '../../place.ts'
import { TrailTabs } from '../tabs.tsx'
import { inputOf, shape } from './shape.ts'
import { TokensTable } from './table.tsx'

export const generateMetadata = titled('issuedTokens')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** What the environment of the page issued in the last days. */
export default async function Tokens({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/trail/tokens', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('trail:read')) return <NotYours visit={visit} place={place} section="trail" />
  const opened = await openList(shape(), place, search, { visit })
  // Saved views are the audit log's; what was issued is gone too soon for any.
  const list = { ...opened, home: `${opened.home}/tokens`, views: undefined }
  const { current } = place
  const page = await readPage(listTokenEvents, visit, inputOf(current.slug, list.state, visit.now), list.state)
  if (page === undefined) return <NotYours visit={visit} place={place} section="trail" />
  const t = words('trail')
  return (
    <Frame
      visit={visit}
      place={place}
      section="trail"
      breadcrumb={[
        { label: t('breadcrumb') },
        { label: t('title'), href: `/admin/${tenant}/trail?environment=${current.slug}` },
        { label: t('tab.tokens') },
      ]}
    >
      <PageHead
        title={t('title')}
        description={t('token.description', {
          environment: current.displayName,
          days: kept.tokenDays,
          zone: readerNow().zone,
        })}
      />
      <TrailTabs tenant={tenant} environment={current.slug} current="tokens" />
      <div className="mt-4">
        <TokensTable
          list={list}
          page={page}
          tenant={tenant}
          kinds={Object.fromEntries(tokenKinds.map((kind) => [kind, t(`token.${kind}`)]))}
          words={{
            title: t('tab.tokens'),
            at: t('at'),
            kind: t('token.kind'),
            client: t('client'),
            user: t('token.user'),
            grant: t('token.grant'),
            scopes: t('token.scopes'),
            gone: t('token.gone'),
            emptyTitle: t('token.emptyTitle'),
            emptyMessage: t('token.emptyMessage'),
          }}
        />
      </div>
    </Frame>
  )
}
