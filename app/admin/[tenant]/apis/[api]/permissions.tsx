import { languageNow } from '#app/messages/language-now.ts'
import { described } from '#app/messages/said.ts'
import { words } from '#app/messages/words.ts'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { one } from '../../place.ts'
import { add } from './actions.ts'
import { apiHref } from './on-api.ts'
import { PermissionPanel } from './permission.tsx'
import type { Subject } from './subject.ts'

/** What the API understands; or, when the address names one permission, that one. */
export function PermissionsPanel({ subject }: { subject: Subject }) {
  const { permissions, mayWrite, search } = subject
  const chosen = permissions.find(({ id }) => id === one(search, 'permission'))
  if (chosen !== undefined && mayWrite) return <PermissionPanel subject={subject} permission={chosen} />
  return (
    <>
      <PermissionsTable subject={subject} />
      {mayWrite ? <AddPermission subject={subject} /> : null}
    </>
  )
}

function PermissionsTable({ subject: { permissions, mayWrite, at } }: { subject: Subject }) {
  const t = words('apis')
  if (permissions.length === 0)
    return (
      <Card flush={true}>
        <Empty title={t('noPermissions')}>{t('noPermissionsText')}</Empty>
      </Card>
    )
  return (
    <Card flush={true}>
      <div className="table-scroll">
        <table className="table" aria-label={t('tab.permissions')}>
          <thead>
            <tr>
              <th>{t('permission')}</th>
              <th className="p2">{t('meaning')}</th>
              <th className="num">{t('roles')}</th>
              <th className="num">{t('clients')}</th>
              {mayWrite ? (
                <th>
                  <span className="sr-only">{t('actions')}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {permissions.map(({ id, name, description, roles, clients }) => (
              <tr key={id}>
                <td className="mono">
                  {name}
                  <div className="sub">
                    <span className="only-narrow">{described(description)}</span>
                  </div>
                </td>
                <td className="p2 secondary">{described(description)}</td>
                <td className="num">{roles.toLocaleString(languageNow())}</td>
                <td className="num">{clients.toLocaleString(languageNow())}</td>
                {mayWrite ? (
                  <td className="num">
                    <a className="link" href={apiHref(at, 'permissions', { permission: id })}>
                      {t('edit')}
                      <span className="sr-only"> {name}</span>
                    </a>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function AddPermission({ subject: { api, at } }: { subject: Subject }) {
  const t = words('apis')
  return (
    <Card title={t('add')}>
      <ActionForm action={add.bind(null, at)} labels={{ name: t('permission'), description: t('meaning') }}>
        <HiddenFields fields={{ id: api.id }} />
        <TextField
          name="name"
          label={t('permission')}
          hint={t('permissionHint')}
          mono={true}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
        />
        <TextField
          name="description"
          label={t('meaning')}
          hint={t('meaningHint')}
          optional={true}
          autoComplete="off"
          maxLength={500}
        />
        <span>
          <SubmitButton pendingLabel={t('adding')}>{t('add')}</SubmitButton>
        </span>
      </ActionForm>
    </Card>
  )
}
