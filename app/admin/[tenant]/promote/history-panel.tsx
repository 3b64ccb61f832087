import { words } from '#app/messages/words.ts'
import { read, type Visit } from '#lib/http/read.ts'
import { listPromotions } from '#lib/services/promotion/list.ts'
import { HistoryTable } from './history.tsx'
import { type PromoteAt, promotionHref } from './promote-href.ts'
import { whoOf } from './who.ts'

type Props = {
  visit: Visit
  at: PromoteAt
  environments: readonly { slug: string; displayName: string }[]
  /** Whether the visitor may open one: it shows clients. */
  linked: boolean
}

/** The latest promotions into the environment of the page. */
export async function HistoryPanel({ visit, at, environments, linked }: Props) {
  const page = await read(listPromotions, visit, { environment: at.environment })
  if (page === undefined) return null
  const t = words('promote')
  const nameOf = (slug: string) => environments.find((each) => each.slug === slug)?.displayName ?? slug
  return (
    <section className="stack stack-3" aria-label={t('history')}>
      <h2>{t('history')}</h2>
      <HistoryTable
        now={visit.now}
        total={page.total}
        rows={page.rows.map(({ id, reason, source, by, createdAt, status }) => ({
          ...{ id, reason, createdAt },
          source: source === null ? t('fromFile') : nameOf(source),
          by: whoOf(by),
          status: t(`statusOf.${status as 'applied' | 'rolled_back'}`),
          isApplied: status === 'applied',
          href: linked ? promotionHref(at, id) : '',
        }))}
        words={{
          label: t('history'),
          reason: t('reason'),
          from: t('from'),
          who: t('who'),
          when: t('when'),
          status: t('status'),
          empty: t('historyEmpty'),
          emptyText: t('historyEmptyText'),
        }}
      />
    </section>
  )
}
