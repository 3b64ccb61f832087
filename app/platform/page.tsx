import { languageNow } from '#app/messages/language-now.ts'
import { readerNow } from '#app/messages/reader-now.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Card } from '#components/ui/card.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Stats } from '#components/ui/stats.tsx'
import { Time } from '#components/ui/time.tsx'
import { absoluteDate, relativeTime } from '#components/ui/time-words.ts'
import { read } from '#lib/http/read.ts'
import { getHealth } from '#lib/services/health/get.ts'
import { overviewTenants } from '#lib/services/tenants/overview.ts'
import { Frame } from './frame.tsx'
import { HealthCard } from './health-card.tsx'
import { NoRole } from './no-role.tsx'
import { NotYours } from './not-yours.tsx'
import { enterPlatform } from './place.ts'

export const generateMetadata = titled('overview')

const counted = ['users', 'clients', 'environments', 'sessions', 'families'] as const
const home = '/platform/tenants'

/** The installation at a glance. */
export default async function Platform() {
  const place = await enterPlatform('')
  if (place === undefined) return <NoRole />
  const { visit } = place
  const found = await read(overviewTenants, visit, {})
  if (found === undefined) return <NotYours place={place} section="overview" />
  const health = place.may('platform:health:read') ? await read(getHealth, visit, {}) : undefined
  const t = words('platform')
  const { tenants, holds, countedAt, newest } = found
  const stopped = [...found.deleting, ...found.suspended]
  return (
    <Frame place={place} section="overview">
      <PageHead title={t('section.overview')} description={t('overview.description')} />
      <div className="stack stack-6">
        <Stats
          label={t('section.tenants')}
          stats={(['active', 'suspended', 'deleting'] as const).map((status) => ({
            label: t(`overview.${status}`),
            value: tenants[status],
            href: `${home}?status=${status}`,
          }))}
        />
        <div className="grid-2">
          <Card title={t('overview.newest')} flush={true}>
            <TenantItems
              rows={newest.map(({ slug, displayName, createdAt }) => ({
                slug,
                displayName,
                aside: <Time at={createdAt} now={visit.now} />,
              }))}
            />
          </Card>
          <Card title={t('overview.stopped')} flush={true}>
            <TenantItems
              rows={stopped.map(({ slug, displayName, purgeAt }) => ({
                slug,
                displayName,
                aside:
                  purgeAt === null
                    ? t('overview.suspended')
                    : t('overview.erasedOn', { at: absoluteDate(purgeAt, readerNow()) }),
              }))}
            />
          </Card>
          <Card
            title={t('overview.everything')}
            foot={
              countedAt === null
                ? undefined
                : t('overview.counted', { at: relativeTime(countedAt, visit.now, readerNow()) })
            }
          >
            <KeyValues
              items={counted.map((name) => ({
                key: t(`overview.${name}`),
                value: holds[name].toLocaleString(languageNow()),
              }))}
            />
          </Card>
          {health === undefined ? null : <HealthCard problems={health.problems} />}
        </div>
      </div>
    </Frame>
  )
}

type Item = { slug: string; displayName: string; aside: React.ReactNode }

function TenantItems({ rows }: { rows: readonly Item[] }) {
  if (rows.length === 0) return <p className="card-body muted">{words('platform')('overview.none')}</p>
  return (
    <ul className="items">
      {rows.map(({ slug, displayName, aside }) => (
        <li key={slug}>
          <a className="link grow truncate" href={`${home}/${slug}`}>
            {displayName}
          </a>
          <span className="push muted small">{aside}</span>
        </li>
      ))}
    </ul>
  )
}
