import { redirect } from 'next/navigation'
import { readerNow } from '#app/messages/reader-now.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { zoneOffset } from '#components/ui/day-in-zone.ts'
import { read } from '#lib/http/read.ts'
import { getOverview } from '#lib/services/overview/get.ts'
import { getStart } from '#lib/services/overview/start.ts'
import { Frame } from './frame.tsx'
import { NoRole } from './no-role.tsx'
import { NumbersCard } from './overview/numbers.tsx'
import { RangeLinks, rangeOf } from './overview/range.tsx'
import { ReasonsCard } from './overview/reasons.tsx'
import { SignInsCard } from './overview/sign-ins.tsx'
import { enter, type Place, type Search } from './place.ts'
import { everySection, isOpenTo, sectionHref } from './sections.ts'
import { StartCard } from './start/card.tsx'
import { isStartHidden } from './start/hidden.ts'

export const generateMetadata = titled('overview')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** How an environment fares. Whoever may not read the trail begins with what they may open. */
export default async function Home({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const { current } = place
  const range = rangeOf(search)
  const found = await read(getOverview, visit, {
    environment: current.slug,
    range,
    offsetMinutes: minutesAhead(visit.now),
  })
  if (found === undefined) redirect(firstOpen(tenant, place))
  const start = (await isStartHidden(tenant)) ? undefined : await read(getStart, visit, {})
  const t = words('overview')
  const at = { tenant, environment: current.slug }
  const numbers = { ...found, at, now: visit.now }
  return (
    <Frame visit={visit} place={place} section="overview" breadcrumb={[{ label: t('title') }]}>
      <PageHead
        title={t('title')}
        description={t('description', {
          environment: current.displayName,
          range: t(`last.${range}`),
          zone: readerNow().zone,
        })}
        actions={<RangeLinks at={at} current={range} />}
      />
      <div className="stack stack-6">
        <NumbersCard {...numbers} mayReadUsers={place.may('user:read')} />
        <div className={start === undefined ? undefined : 'grid-side'}>
          <div className="stack stack-6">
            <SignInsCard {...numbers} />
            <ReasonsCard {...numbers} />
          </div>
          {start === undefined ? null : <StartCard {...start} tenant={tenant} place={place} />}
        </div>
      </div>
    </Frame>
  )
}

/** How far the reader's clock is ahead of UTC: their days are what bars of a day are. */
const minutesAhead = (now: Date): number => Math.round(zoneOffset(now, readerNow().zone) / 60_000)

function firstOpen(tenant: string, place: Place): string {
  const open = everySection.find((key) => key !== 'overview' && key !== 'start' && isOpenTo(place, key)) ?? 'start'
  return sectionHref(tenant, open, place.current.slug)
}
