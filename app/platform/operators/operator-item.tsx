import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { builtInRoles, everyBuiltInRole } from '#lib/services/operators/fields.ts'
import type { listOperators } from '#lib/services/operators/list.ts'
import { changeRole, remove } from './actions.ts'
import { RoleForm } from './role-form.tsx'

type Operator = Awaited<ReturnType<typeof listOperators.call>>['rows'][number]
type Props = { operator: Operator; mayWrite: boolean; isLastOwner: boolean; now: Date }

/** One operator: who it is, with which role, and what may be done about it; or why nothing. */
export function OperatorItem({ operator, mayWrite, isLastOwner, now }: Props) {
  const t = words('platform')
  const { id, name, email, role, roleName, status, lastSignInAt, isSelf, mayChange } = operator
  const obstacle = isLastOwner ? t('operators.lastOwner') : mayChange ? undefined : t('operators.holdsMore')
  return (
    <li className="wrap">
      <Avatar name={name} />
      <div className="grow">
        <span className="row wrap gap-x-3 gap-y-0">
          <span className="strong">{name}</span>
          <Badge>{roleName}</Badge>
          {isSelf ? <span className="muted small">({t('operators.you')})</span> : null}
          {status === 'active' ? null : <Status tone="off">{t('operators.suspended')}</Status>}
        </span>
        <div className="sub">
          {email} · {t('operators.lastSignIn')} <Time at={lastSignInAt} now={now} />
        </div>
      </div>
      {!mayWrite ? null : obstacle === undefined ? (
        <span className="row wrap">
          <RoleForm
            action={changeRole}
            operator={id}
            role={role}
            roles={everyBuiltInRole.map((each) => ({ value: each, label: builtInRoles[each].name }))}
            words={{
              label: t('operators.changeFor', { name }),
              button: t('operators.change'),
              pending: t('operators.saving'),
            }}
          />
          <DeedButton
            action={remove}
            hidden={{ id }}
            label={t('operators.remove')}
            pendingLabel={t('operators.working')}
          />
        </span>
      ) : (
        <span className="muted small">{obstacle}</span>
      )}
    </li>
  )
}
