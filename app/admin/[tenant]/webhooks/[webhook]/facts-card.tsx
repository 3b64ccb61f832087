import { said } from '#app/messages/said.ts'
import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { type KeyValue, KeyValues } from '#components/ui/key-values.tsx'
import { Time } from '#components/ui/time.tsx'
import { pause, resume, test } from './actions.ts'
import type { Subject } from './subject.ts'

/** How the webhook fares, and what can be done about it at once. */
export function FactsCard({ subject }: { subject: Subject }) {
  const t = words('webhooks')
  const { webhook, visit, queued } = subject
  const time = (at: Date | null) => <Time at={at} now={visit.now} never={t('never')} />
  const items: (KeyValue | undefined)[] = [
    { key: t('lastSuccess'), value: time(webhook.lastSuccessAt) },
    { key: t('lastAttempt'), value: time(webhook.lastAttemptAt) },
    webhook.failingSince === null ? undefined : { key: t('failingSince'), value: time(webhook.failingSince) },
    webhook.lastError === null ? undefined : { key: t('lastAnswer'), value: said(webhook.lastError) },
    webhook.nextAttemptAt === null || webhook.status === 'paused'
      ? undefined
      : { key: t('nextAttempt'), value: time(webhook.nextAttemptAt) },
    { key: t('waiting'), value: String(queued) },
  ]
  return (
    <Card title={t('facts')}>
      <div className="stack stack-4">
        <KeyValues items={items.filter((item) => item !== undefined)} />
        <Deeds subject={subject} />
      </div>
    </Card>
  )
}

function Deeds({ subject: { webhook, at, mayWrite, maySend } }: { subject: Subject }) {
  const t = words('webhooks')
  const hidden = { id: webhook.id }
  const pendingLabel = t('working')
  if (!mayWrite) return null
  if (webhook.status === 'active')
    return (
      <div className="row wrap items-start">
        <DeedButton action={test.bind(null, at)} hidden={hidden} label={t('test')} pendingLabel={pendingLabel} />
        <DeedButton action={pause.bind(null, at)} hidden={hidden} label={t('pause')} pendingLabel={pendingLabel} />
      </div>
    )
  if (!maySend) return null
  const from = (where: string) => ({ ...hidden, from: where })
  return (
    <div className="row wrap items-start">
      {webhook.pauseReason === 'moved' ? null : (
        <DeedButton
          action={resume.bind(null, at)}
          hidden={from('where_it_stopped')}
          label={t('resume')}
          pendingLabel={pendingLabel}
        />
      )}
      <DeedButton
        action={resume.bind(null, at)}
        hidden={from('now')}
        label={t('resumeNow')}
        pendingLabel={pendingLabel}
      />
    </div>
  )
}
