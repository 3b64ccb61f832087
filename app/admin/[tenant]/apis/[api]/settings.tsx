import { words } from '#app/messages/words.ts'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import { SaveBar } from '#components/form/save-bar.tsx'
import { Card } from '#components/ui/card.tsx'
import { Id } from '#components/ui/id.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { ApiCall } from '../../api-call.tsx'
import { TokenFields } from '../token-fields.tsx'
import { save } from './actions.ts'
import type { Subject } from './subject.ts'

/** How the API is called, and what its access tokens are like. */
export function SettingsPanel({ subject: { api, at, version, mayWrite } }: { subject: Subject }) {
  const t = words('apis')
  if (!mayWrite)
    return (
      <Card title={t('tab.settings')}>
        <KeyValues
          items={[
            { key: t('name'), value: api.name },
            { key: t('identifier'), value: <Id value={api.identifier} /> },
            { key: t('format'), value: t(api.tokenFormat === 'jwt' ? 'jwt' : 'opaque') },
            ...(api.tokenFormat === 'jwt' ? [{ key: t('signing'), value: api.tokenSigningAlg, mono: true }] : []),
            { key: t('lifetime'), value: t('seconds', { seconds: api.tokenLifetimeSeconds }) },
          ]}
        />
      </Card>
    )
  const hidden = { id: api.id, version, updatedAt: api.updatedAt.toISOString() }
  return (
    <div className="main-reading">
      <ActionForm
        action={save.bind(null, at)}
        labels={{ name: t('name'), tokenFormat: t('format'), tokenSigningAlg: t('signing') }}
      >
        <HiddenFields fields={hidden} />
        <TextField name="name" label={t('name')} value={api.name} autoComplete="off" maxLength={100} />
        <TokenFields format={api.tokenFormat} alg={api.tokenSigningAlg} seconds={api.tokenLifetimeSeconds} />
        <SaveBar />
      </ActionForm>
      <ApiCall operation="api.changed" tenant={at.tenant} />
    </div>
  )
}
