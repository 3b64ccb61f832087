import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { ApiCall } from '../../api-call.tsx'
import { saveSettings } from './actions.ts'
import { SettingsForm } from './settings-form.tsx'
import { type Subject, versioned } from './subject.ts'

/** What it is called and what it is for. The slug stays as it is. */
export function SettingsPanel({ subject }: { subject: Subject }) {
  const t = words('groups')
  const { at, group, may, place } = subject
  const fixed = [
    { key: t('slug'), value: group.slug, mono: true },
    { key: t('directory'), value: place.current.directory.displayName },
  ]
  return (
    <div className="grid-side">
      <Card title={t('tab.settings')}>
        {may.write ? (
          <>
            <SettingsForm
              action={saveSettings.bind(null, at)}
              hidden={versioned(subject)}
              name={group.displayName}
              description={group.description}
              words={{ name: t('name'), description: t('description') }}
            />
            <ApiCall operation="group.changed" tenant={at.tenant} />
          </>
        ) : (
          <KeyValues
            items={[
              { key: t('name'), value: group.displayName },
              { key: t('description'), value: group.description === '' ? '–' : group.description },
            ]}
          />
        )}
      </Card>
      <Card title={t('fixed')} foot={t('slugHint')}>
        <KeyValues items={fixed} />
      </Card>
    </div>
  )
}
