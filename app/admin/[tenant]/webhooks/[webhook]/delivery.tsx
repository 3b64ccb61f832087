import { notFound } from 'next/navigation'
import { said } from '#app/messages/said.ts'
import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { Id } from '#components/ui/id.tsx'
import { type KeyValue, KeyValues } from '#components/ui/key-values.tsx'
import { Time } from '#components/ui/time.tsx'
import { read } from '#lib/http/read.ts'
import { getWebhookDelivery } from '#lib/services/webhooks/delivery.ts'
import { retry } from './actions.ts'
import { webhookHref } from './on-webhook.ts'
import { OutcomeMark } from './outcome.tsx'
import type { Subject } from './subject.ts'

/** One delivery: what was sent, what was answered, and sending it again. */
export async function DeliveryPart({ subject, id }: { subject: Subject; id: string }) {
  const t = words('webhooks')
  const { at, webhook, visit, maySend } = subject
  const found = await read(getWebhookDelivery, visit, { id: webhook.id, delivery: id })
  if (found === undefined) notFound()
  const { delivery, mayRead, request, response } = found
  const items: (KeyValue | undefined)[] = [
    { key: t('status'), value: <OutcomeMark status={delivery.status} /> },
    { key: t('why'), value: t(`cause.${delivery.cause}`) },
    { key: t('messageId'), value: <Id value={delivery.event ?? delivery.id} /> },
    { key: t('when'), value: <Time at={delivery.lastAttemptAt ?? delivery.createdAt} now={visit.now} /> },
    { key: t('attempts'), value: String(delivery.attempts) },
    delivery.responseStatus === null ? undefined : { key: t('answer'), value: String(delivery.responseStatus) },
    delivery.latencyMs === null ? undefined : { key: t('took'), value: t('ms', { ms: delivery.latencyMs }) },
    delivery.error === null ? undefined : { key: t('error'), value: said(delivery.error) },
  ]
  return (
    <>
      <span>
        <ButtonLink size="sm" href={webhookHref(at, 'deliveries')}>
          {t('backToDeliveries')}
        </ButtonLink>
      </span>
      <Card title={delivery.action}>
        <div className="stack stack-4">
          <KeyValues items={items.filter((item) => item !== undefined)} />
          {maySend && webhook.status === 'active' ? (
            <DeedButton
              action={retry.bind(null, at)}
              hidden={{ id: webhook.id, delivery: delivery.id }}
              label={delivery.status === 'queued' ? t('retryNow') : t('retry')}
              pendingLabel={t('working')}
            />
          ) : null}
        </div>
      </Card>
      <Card title={t('request')}>
        {!mayRead ? (
          <p className="secondary">{t('notShown')}</p>
        ) : request === null ? (
          <p className="secondary">{t('requestGone')}</p>
        ) : (
          <CodeBlock name="POST application/json" code={JSON.stringify(JSON.parse(request), null, 2)} />
        )}
      </Card>
      {mayRead ? (
        <Card title={t('response')}>
          {response === null || response === '' ? (
            <p className="secondary">{t('responseNone')}</p>
          ) : (
            <CodeBlock name={String(delivery.responseStatus ?? '')} code={response} />
          )}
        </Card>
      ) : null}
    </>
  )
}
