import { words } from '#app/messages/words.ts'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { TypedConfirmation } from '#components/form/typed-confirmation.tsx'
import { Card } from '#components/ui/card.tsx'
import { read } from '#lib/http/read.ts'
import { permissionImpact } from '#lib/services/permissions/impact.ts'
import { change, removePermission } from './actions.ts'
import { apiHref } from './on-api.ts'
import type { Subject } from './subject.ts'

type Permission = Subject['permissions'][number]

/** One permission: first what a change to it touches, then the change, then its end. */
export async function PermissionPanel({ subject, permission }: { subject: Subject; permission: Permission }) {
  const t = words('apis')
  const { at, visit } = subject
  const { id, name, description } = permission
  const impact = await read(permissionImpact, visit, { id })
  return (
    <>
      <a className="link" href={apiHref(at, 'permissions')}>
        {t('back')}
      </a>
      {impact === undefined ? null : <Impact at={at} impact={impact} />}
      <Card title={`${t('rename')} ${name}`}>
        <ActionForm action={change.bind(null, at)} labels={{ name: t('permission'), description: t('meaning') }}>
          <p className="secondary">{t('renameText')}</p>
          <HiddenFields fields={{ id, was: name }} />
          <TextField
            name="name"
            label={t('permission')}
            value={name}
            mono={true}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={100}
          />
          <TextField
            name="description"
            label={t('meaning')}
            value={description}
            optional={true}
            autoComplete="off"
            maxLength={500}
          />
          <span>
            <SubmitButton pendingLabel={t('saving')}>{t('save')}</SubmitButton>
          </span>
        </ActionForm>
      </Card>
      <Card title={`${t('deletePermission')} ${name}`}>
        <div className="stack stack-4">
          <p>{t('deletePermissionText')}</p>
          <TypedConfirmation
            action={removePermission.bind(null, at)}
            hidden={{ id }}
            words={{ confirm: t('confirm', { word: name }), button: t('deletePermission'), pending: t('working') }}
          />
        </div>
      </Card>
    </>
  )
}

type ImpactProps = { at: Subject['at']; impact: Awaited<ReturnType<typeof permissionImpact.call>> }

function Impact({ at: { tenant, environment }, impact: { roles, people, clientsWithRole, clients } }: ImpactProps) {
  const t = words('apis')
  const hrefOf = (kind: string, id: string) => `/admin/${tenant}/${kind}/${id}?environment=${environment}`
  const rest = (count: number, some: readonly unknown[]) =>
    count > some.length ? <li>{t('impactMore', { count: count - some.length })}</li> : null
  if (roles.count + clients.count === 0)
    return (
      <Card title={t('impact')}>
        <p>{t('impactNone')}</p>
      </Card>
    )
  return (
    <Card title={t('impact')}>
      <div className="stack stack-4">
        <div>
          <p className="strong">{t('impactRoles', { count: roles.count })}</p>
          <ul className="row wrap gap-x-4 gap-y-1">
            {roles.some.map(({ id, name }) => (
              <li key={id}>
                <a className="link" href={hrefOf('roles', id)}>
                  {name}
                </a>
              </li>
            ))}
            {rest(roles.count, roles.some)}
          </ul>
        </div>
        <p>{t('impactPeople', { people, clients: clientsWithRole })}.</p>
        <div>
          <p className="strong">{t('impactClients', { count: clients.count })}</p>
          <ul className="row wrap gap-x-4 gap-y-1">
            {clients.some.map(({ id, name, environment: where }) => (
              <li key={id}>
                {name} <span className="muted">{where}</span>
              </li>
            ))}
            {rest(clients.count, clients.some)}
          </ul>
        </div>
      </div>
    </Card>
  )
}
