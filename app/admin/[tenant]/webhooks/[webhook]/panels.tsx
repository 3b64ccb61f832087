import type { ReactNode } from 'react'
import { words } from '#app/messages/words.ts'
import { TypedConfirmation } from '#components/form/typed-confirmation.tsx'
import { Card } from '#components/ui/card.tsx'
import { ActivityCard } from '../../activity-card.tsx'
import { remove } from './actions.ts'
import { DeliveriesPanel } from './deliveries.tsx'
import type { TabKey } from './on-webhook.ts'
import { SecretsPanel } from './secrets.tsx'
import { SettingsPanel } from './settings.tsx'
import type { Subject } from './subject.ts'

/** What each tab shows. */
export const panels: Record<TabKey, (props: { subject: Subject }) => ReactNode | Promise<ReactNode>> = {
  deliveries: DeliveriesPanel,
  settings: SettingsPanel,
  secrets: SecretsPanel,
  activity: ActivityPanel,
  danger: DangerPanel,
}

function ActivityPanel({ subject: { visit, webhook, at } }: { subject: Subject }) {
  const t = words('webhooks')
  const said = { title: t('tab.activity'), none: t('noActivity'), all: t('wholeLog') }
  return <ActivityCard visit={visit} of={{ about: webhook.id }} environment={at.environment} words={said} />
}

/** What cannot be undone, and what goes with it. */
function DangerPanel({ subject: { webhook, at } }: { subject: Subject }) {
  const t = words('webhooks')
  return (
    <Card title={t('deleteTitle')}>
      <div className="stack stack-4">
        <p>{t('deleteText')}</p>
        <TypedConfirmation
          action={remove.bind(null, at)}
          hidden={{ id: webhook.id }}
          words={{ confirm: t('confirm', { word: webhook.host }), button: t('delete'), pending: t('working') }}
        />
      </div>
    </Card>
  )
}
