import { words } from '#app/messages/words.ts'
import { one, type Search } from '../place.ts'

const everyRange = ['24h', '7d', '30d'] as const
export type RangeKey = (typeof everyRange)[number]

/** For how many days the trail's own filter looks back to find the same events. */
export const daysOf: Readonly<Record<RangeKey, string>> = { '24h': '1', '7d': '7', '30d': '30' }

/** What the address says is looked back over; a day where it says nothing that is known. */
export const rangeOf = (search: Search): RangeKey => everyRange.find((key) => key === one(search, 'range')) ?? '24h'

type Props = { at: { tenant: string; environment: string }; current: RangeKey }

/** The ranges there are; each has its address. */
export function RangeLinks({ at, current }: Props) {
  const t = words('overview')
  return (
    <nav className="range" aria-label={t('range')}>
      {everyRange.map((range) => (
        <a
          key={range}
          className="button button-sm"
          href={`/admin/${at.tenant}?${new URLSearchParams({ environment: at.environment, range })}`}
          aria-current={range === current ? 'true' : undefined}
        >
          {t(`short.${range}`)}
        </a>
      ))}
    </nav>
  )
}
