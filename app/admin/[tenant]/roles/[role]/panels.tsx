import type { ReactNode } from 'react'
import { described } from '#app/messages/said.ts'
import { catalogue, words } from '#app/messages/words.ts'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextareaField, TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import { SaveBar } from '#components/form/save-bar.tsx'
import { TypedConfirmation } from '#components/form/typed-confirmation.tsx'
import { PermissionMatrix } from '#components/matrix/matrix.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { ActivityCard } from '../../activity-card.tsx'
import { Holders } from '../../assignments/holders.tsx'
import { remove, save, savePermissions } from './actions.ts'
import { ContainsPanel } from './contains.tsx'
import type { TabKey } from './on-role.ts'
import { type Subject, versioned } from './subject.ts'

/** What each tab shows. */
export const panels: Record<TabKey, (props: { subject: Subject }) => ReactNode | Promise<ReactNode>> = {
  permissions: PermissionsPanel,
  contains: ContainsPanel,
  members: ({ subject }) => <HoldersPanel subject={subject} only="members" />,
  clients: ({ subject }) => <HoldersPanel subject={subject} only="clients" />,
  history: HistoryPanel,
  settings: SettingsPanel,
  danger: DangerPanel,
}

/** What ours allow is said in the reader's language; what a tenant wrote of its own is as it was written. */
const inTheirLanguage = <Each extends { description: string }>(permission: Each): Each => ({
  ...permission,
  description: described(permission.description),
})

function PermissionsPanel({ subject }: { subject: Subject }) {
  const t = words('roles')
  const { role, apis, affected, at, mayWrite, version } = subject
  if (apis.every(({ permissions }) => permissions.length === 0))
    return (
      <Card flush={true}>
        <Empty title={t('matrix.none')}>{t('matrix.noneText')}</Empty>
      </Card>
    )
  return (
    <PermissionMatrix
      key={version}
      name={role.name}
      apis={apis.map((api) => ({ ...api, permissions: api.permissions.map(inTheirLanguage) }))}
      {...(mayWrite ? { action: savePermissions.bind(null, at) } : {})}
      hidden={versioned(subject)}
      affected={affected}
      messages={{ roles: { matrix: catalogue().roles.matrix } }}
    />
  )
}

function HoldersPanel({ subject, only }: { subject: Subject; only: 'members' | 'clients' }) {
  const { visit, place, search, role, at, mayGive } = subject
  const { tenant, environment } = at
  return (
    <Holders
      visit={visit}
      place={place}
      search={search}
      role={role.id}
      only={only}
      mayGive={mayGive && (!role.builtIn || place.may('administrator:write'))}
      at={{ tenant, environment, page: 'roles', id: role.id, tab: only }}
    />
  )
}

function HistoryPanel({ subject: { visit, role, at } }: { subject: Subject }) {
  const t = words('roles')
  const said = { title: t('tab.history'), none: t('noHistory'), all: t('allEvents') }
  return <ActivityCard visit={visit} of={{ about: role.id }} environment={at.environment} words={said} />
}

function SettingsPanel({ subject }: { subject: Subject }) {
  const t = words('roles')
  const { role, at } = subject
  return (
    <div className="main-reading">
      <ActionForm action={save.bind(null, at)} labels={{ name: t('name'), description: t('meaning') }}>
        <HiddenFields fields={versioned(subject)} />
        <TextField name="name" label={t('name')} value={role.name} autoComplete="off" maxLength={100} />
        <TextareaField name="description" label={t('meaning')} value={role.description} optional={true} rows={3} />
        <SaveBar />
      </ActionForm>
    </div>
  )
}

/** What cannot be undone, and whom it reaches. */
function DangerPanel({ subject: { role, at, affected, within } }: { subject: Subject }) {
  const t = words('roles')
  return (
    <Card title={t('delete')}>
      <div className="stack stack-4">
        <p>{t('deleteText', { ...affected, within: within.length })}</p>
        <TypedConfirmation
          action={remove.bind(null, at)}
          hidden={{ id: role.id }}
          words={{ confirm: t('confirm', { word: role.slug }), button: t('delete'), pending: t('working') }}
        />
      </div>
    </Card>
  )
}
