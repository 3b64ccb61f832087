import { described } from '#app/messages/said.ts'
import { words } from '#app/messages/words.ts'
import { ActionForm } from '#components/form/action-form.tsx'
import { DeedButton } from '#components/form/deed-button.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import { PickField } from '#components/form/pick-field.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Time } from '#components/ui/time.tsx'
import { contain, takeOut } from './actions.ts'
import type { Subject } from './subject.ts'

/** The roles within this one, and those around it. */
export function ContainsPanel({ subject }: { subject: Subject }) {
  const t = words('roles')
  const { role, contains, within, at, mayWrite, visit } = subject
  const { tenant, environment } = at
  const hrefOf = (id: string) => `/admin/${tenant}/roles/${id}?environment=${environment}`
  return (
    <>
      <Card title={t('tab.contains')} flush={true}>
        {contains.length === 0 ? (
          <Empty title={t('containsNone')} seal={false}>
            {t('containsText', { name: role.name })}
          </Empty>
        ) : (
          <ul className="items">
            {contains.map(({ id, name, description, since, by }) => (
              <li key={id}>
                <div className="grow">
                  <a className="strong" href={hrefOf(id)}>
                    {name}
                  </a>
                  <div className="sub">
                    {description === '' ? null : `${described(description)} · `}
                    {by === null ? null : `${by}, `}
                    <Time at={since} now={visit.now} />
                  </div>
                </div>
                {mayWrite ? (
                  <DeedButton
                    action={takeOut.bind(null, at)}
                    hidden={{ id: role.id, role: id }}
                    label={t('takeOut')}
                    pendingLabel={t('working')}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Card>
      {mayWrite ? (
        <Card title={t('contain')}>
          <ActionForm action={contain.bind(null, at)} labels={{ role: t('containRole') }}>
            <HiddenFields fields={{ id: role.id }} />
            <PickField
              name="role"
              label={t('containRole')}
              hint={t('containsText', { name: role.name })}
              src={`/admin/${tenant}/pick/roles?environment=${environment}`}
              idHint="rol_…"
            />
            <span>
              <SubmitButton pendingLabel={t('working')}>{t('containDo', { name: role.name })}</SubmitButton>
            </span>
          </ActionForm>
        </Card>
      ) : null}
      <Card title={t('within')} flush={true}>
        {within.length === 0 ? (
          <Empty title={t('withinNone')} seal={false} />
        ) : (
          <ul className="items">
            {within.map(({ id, name, description }) => (
              <li key={id}>
                <div className="grow">
                  <a className="strong" href={hrefOf(id)}>
                    {name}
                  </a>
                  <div className="sub">{described(description)}</div>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}
