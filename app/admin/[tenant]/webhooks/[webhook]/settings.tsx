import { words } from '#app/messages/words.ts'
import { ActionForm } from '#components/form/action-form.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import { SaveBar } from '#components/form/save-bar.tsx'
import { Card } from '#components/ui/card.tsx'
import { Id } from '#components/ui/id.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { WebhookFields } from '../webhook-fields.tsx'
import { save } from './actions.ts'
import type { Subject } from './subject.ts'

/** Where it goes and what it asks for. */
export function SettingsPanel({ subject: { webhook, at, version, maySend } }: { subject: Subject }) {
  const t = words('webhooks')
  if (!maySend)
    return (
      <Card title={t('tab.settings')}>
        <KeyValues
          items={[
            { key: t('url'), value: <Id value={webhook.url} /> },
            { key: t('descriptionLabel'), value: webhook.description === '' ? '–' : webhook.description },
            {
              key: t('eventsLabel'),
              value: webhook.events.length === 0 ? t('allEvents') : webhook.events.join(', '),
              mono: webhook.events.length > 0,
            },
          ]}
        />
      </Card>
    )
  const labels = { url: t('url'), description: t('descriptionLabel'), events: t('eventsLabel') }
  return (
    <div className="main-reading">
      <ActionForm action={save.bind(null, at)} labels={labels}>
        <HiddenFields fields={{ id: webhook.id, version, updatedAt: webhook.updatedAt.toISOString() }} />
        <WebhookFields stored={webhook} />
        <SaveBar />
      </ActionForm>
    </div>
  )
}
