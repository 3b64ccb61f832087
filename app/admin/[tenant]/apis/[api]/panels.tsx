import type { ReactNode } from 'react'
import { words } from '#app/messages/words.ts'
import { TypedConfirmation } from '#components/form/typed-confirmation.tsx'
import { Card } from '#components/ui/card.tsx'
import { ActivityCard } from '../../activity-card.tsx'
import { remove } from './actions.ts'
import type { TabKey } from './on-api.ts'
import { PermissionsPanel } from './permissions.tsx'
import { SettingsPanel } from './settings.tsx'
import type { Subject } from './subject.ts'
import { UsePanel } from './use.tsx'

/** What each tab shows. */
export const panels: Record<TabKey, (props: { subject: Subject }) => ReactNode | Promise<ReactNode>> = {
  permissions: PermissionsPanel,
  settings: SettingsPanel,
  use: UsePanel,
  activity: ActivityPanel,
  danger: DangerPanel,
}

function ActivityPanel({ subject: { visit, api, at } }: { subject: Subject }) {
  const t = words('apis')
  const said = { title: t('tab.activity'), none: t('noActivity'), all: t('allEvents') }
  return <ActivityCard visit={visit} of={{ about: api.id }} environment={at.environment} words={said} />
}

/** What cannot be undone, and what goes with it. */
function DangerPanel({ subject: { api, at, usage } }: { subject: Subject }) {
  const t = words('apis')
  return (
    <Card title={t('deleteTitle')}>
      <div className="stack stack-4">
        <p>{t('deleteText', usage)}</p>
        <TypedConfirmation
          action={remove.bind(null, at)}
          hidden={{ id: api.id }}
          words={{ confirm: t('confirm', { word: api.name }), button: t('delete'), pending: t('working') }}
        />
      </div>
    </Card>
  )
}
