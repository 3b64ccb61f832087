import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { rename } from './actions.ts'
import { RenameForm } from './rename-form.tsx'
import type { Subject } from './subject.ts'

/** Its display name; the short name is for good. */
export function SettingsPanel({ subject }: { subject: Subject }) {
  const t = words('platform')
  const { tenant, place } = subject
  return (
    <Card title={t('tenant.name')} foot={t('tenant.nameText', { slug: tenant.slug })}>
      {place.may('platform:tenant:write') ? (
        <RenameForm
          action={rename.bind(null, tenant.slug)}
          tenant={tenant.slug}
          name={tenant.displayName}
          label={t('tenant.name')}
        />
      ) : (
        <KeyValues items={[{ key: t('tenant.name'), value: tenant.displayName }]} />
      )}
    </Card>
  )
}
