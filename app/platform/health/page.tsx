import { languageNow } from '#app/messages/language-now.ts'
import { readerNow } from '#app/messages/reader-now.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Time } from '#components/ui/time.tsx'
import { absoluteTime, relativeTime } from '#components/ui/time-words.ts'
import { read } from '#lib/http/read.ts'
import { getHealth } from '#lib/services/health/get.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enterPlatform } from '../place.ts'
import { bytesWords } from './bytes-words.ts'

export const generateMetadata = titled('health')

/** What is wrong with the installation, in words; then the numbers. */
export default async function Health() {
  const place = await enterPlatform('/health')
  if (place === undefined) return <NoRole />
  const health = await read(getHealth, place.visit, {})
  if (health === undefined) return <NotYours place={place} section="health" />
  const t = words('platform')
  const { now } = place.visit
  const { database, disk, queue, keys, problems } = health
  return (
    <Frame place={place} section="health">
      <PageHead title={t('section.health')} description={t('health.description')} />
      <div className="stack stack-6">
        {problems.length === 0 ? (
          <Banner tone="success" title={t('health.well')}>
            <p>{t('health.wellText')}</p>
          </Banner>
        ) : (
          problems.map(({ what, isGrave }) => (
            <Banner key={what} tone={isGrave ? 'danger' : 'warning'} title={t(`health.problem.${what}.title`)}>
              <p>{t(`health.problem.${what}.text`)}</p>
            </Banner>
          ))
        )}
        <div className="grid-2">
          <Card title={t('health.database')}>
            <KeyValues
              items={[
                { key: t('health.postgres'), value: database.version },
                { key: t('health.size'), value: bytesWords(database.bytes) },
                { key: t('health.migrations'), value: database.migrations.toLocaleString(languageNow()) },
                { key: t('health.lastMigration'), value: database.lastMigration ?? '–', mono: true },
              ]}
            />
          </Card>
          <Card title={t('health.queue')}>
            <KeyValues
              items={[
                ...(['waiting', 'running', 'failing', 'givenUp'] as const).map((count) => ({
                  key: t(`health.${count}`),
                  value: queue[count].toLocaleString(languageNow()),
                })),
                {
                  key: t('health.lag'),
                  value: queue.oldestDue === null ? '–' : relativeTime(queue.oldestDue, now, readerNow()),
                },
              ]}
            />
          </Card>
          <Card title={t('health.keys')}>
            <KeyValues
              items={[
                { key: t('health.oldest'), value: <Time at={keys.oldest} now={now} never="–" /> },
                ...keys.pool.map(({ alg, ready }) => ({
                  key: t('health.pool', { alg }),
                  value: ready.toLocaleString(languageNow()),
                })),
              ]}
            />
          </Card>
          <Card title={t('health.server')}>
            <KeyValues
              items={[
                { key: t('health.version'), value: health.signet ?? '–' },
                { key: t('health.node'), value: health.node },
                {
                  key: t('health.disk'),
                  value:
                    disk === undefined
                      ? t('health.notOurs')
                      : t('health.free', { free: bytesWords(disk.freeBytes), total: bytesWords(disk.totalBytes) }),
                },
              ]}
            />
          </Card>
        </div>
        <p className="muted small">{t('health.at', { at: absoluteTime(health.at, readerNow()) })}</p>
      </div>
    </Frame>
  )
}
