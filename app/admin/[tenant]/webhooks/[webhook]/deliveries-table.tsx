import { words } from '#app/messages/words.ts'
import { Time } from '#components/ui/time.tsx'
import type { DeliveryView } from '#lib/services/webhooks/delivery-view.ts'
import { type WebhookAt, webhookHref } from './on-webhook.ts'
import { OutcomeMark } from './outcome.tsx'

/** Deliveries, a row each; each leads to what was sent and answered. */
export function DeliveriesTable({ rows, at, now }: { rows: readonly DeliveryView[]; at: WebhookAt; now: Date }) {
  const t = words('webhooks')
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th>{t('event')}</th>
            <th className="p3">{t('why')}</th>
            <th>{t('status')}</th>
            <th className="p2">{t('answer')}</th>
            <th className="p3">{t('took')}</th>
            <th className="p3">{t('attempts')}</th>
            <th className="p2">{t('when')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="key">
                <a href={webhookHref(at, 'deliveries', { delivery: row.id })}>
                  <span className="mono">{row.action}</span>
                </a>
              </td>
              <td className="p3">{t(`cause.${row.cause}`)}</td>
              <td>
                <OutcomeMark status={row.status} />
              </td>
              <td className="p2">{row.responseStatus ?? row.error ?? '–'}</td>
              <td className="p3">{row.latencyMs === null ? '–' : t('ms', { ms: row.latencyMs })}</td>
              <td className="p3">{row.attempts}</td>
              <td className="p2">
                <Time at={row.lastAttemptAt ?? row.createdAt} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
