import { words } from '#app/messages/words.ts'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { read } from '#lib/http/read.ts'
import { deliveryStatuses, listWebhookDeliveries } from '#lib/services/webhooks/deliveries.ts'
import { one } from '../../place.ts'
import { DeliveriesTable } from './deliveries-table.tsx'
import { DeliveryPart } from './delivery.tsx'
import { FactsCard } from './facts-card.tsx'
import { webhookHref } from './on-webhook.ts'
import { ReplayCard } from './replay-card.tsx'
import type { Subject } from './subject.ts'

/** What was sent and what was answered; one of them in full when the address names it. */
export async function DeliveriesPanel({ subject }: { subject: Subject }) {
  const delivery = one(subject.search, 'delivery')
  if (delivery !== undefined) return <DeliveryPart subject={subject} id={delivery} />
  return (
    <>
      <div className="grid-2 items-start">
        <FactsCard subject={subject} />
        {subject.maySend && subject.webhook.status === 'active' ? <ReplayCard subject={subject} /> : null}
      </div>
      <DeliveriesCard subject={subject} />
    </>
  )
}

async function DeliveriesCard({ subject }: { subject: Subject }) {
  const t = words('webhooks')
  const { at, webhook, search, visit } = subject
  const status = deliveryStatuses.find((each) => each === one(search, 'status'))
  const cursor = one(search, 'cursor')
  const list = await read(listWebhookDeliveries, visit, { id: webhook.id, status, cursor })
  const here = (more: Record<string, string>) =>
    webhookHref(at, 'deliveries', { ...(status === undefined ? {} : { status }), ...more })
  const filters = [
    { key: 'all', label: t('all'), href: webhookHref(at, 'deliveries'), current: status === undefined },
    ...deliveryStatuses.map((each) => ({
      key: each,
      label: t(`outcome.${each}`),
      href: webhookHref(at, 'deliveries', { status: each }),
      current: each === status,
    })),
  ]
  return (
    <Card
      title={t('tab.deliveries')}
      flush={true}
      aside={
        <nav className="row wrap" aria-label={t('filterLabel')}>
          {filters.map(({ key, label, href, current }) => (
            <ButtonLink
              key={key}
              size="sm"
              variant={current ? 'secondary' : 'quiet'}
              href={href}
              aria-current={current ? 'page' : undefined}
            >
              {label}
            </ButtonLink>
          ))}
        </nav>
      }
    >
      {list === undefined || list.rows.length === 0 ? (
        <Empty title={t('noDeliveries')} seal={false}>
          {t('noDeliveriesText')}
        </Empty>
      ) : (
        <>
          <DeliveriesTable rows={list.rows} at={at} now={visit.now} />
          <div className="table-foot">
            <span>{t('count', { count: list.total })}</span>
            <span className="push row">
              {cursor === undefined ? null : (
                <ButtonLink size="sm" href={here({})}>
                  {t('toFirst')}
                </ButtonLink>
              )}
              {list.next === null ? null : (
                <ButtonLink size="sm" href={here({ cursor: list.next })}>
                  {t('next')}
                </ButtonLink>
              )}
            </span>
          </div>
        </>
      )}
    </Card>
  )
}
