import { words } from '#app/messages/words.ts'
import { TypedConfirmation } from '#components/form/typed-confirmation.tsx'
import { Card } from '#components/ui/card.tsx'
import { deleteIt } from './actions.ts'
import { hiddenOf, type Subject } from './subject.ts'

/** What cannot be undone, with what it touches. */
export function DangerPanel({ subject }: { subject: Subject }) {
  const t = words('groups')
  const { at, group, roles, may } = subject
  return (
    <Card title={t('deleteTitle')}>
      <div className="stack stack-4">
        <p>{t('deleteText', { members: group.members, roles: roles.length })}</p>
        {roles.length === 0 ? null : (
          <ul className="items">
            {roles.map(({ id, name, environment }) => (
              <li key={id}>
                <span className="grow strong">{name}</span>
                <span className="muted">{environment ?? t('everywhere')}</span>
              </li>
            ))}
          </ul>
        )}
        {may.fill ? (
          <TypedConfirmation
            action={deleteIt.bind(null, at)}
            hidden={hiddenOf(subject)}
            words={{ confirm: t('confirm', { word: group.slug }), button: t('delete'), pending: t('working') }}
          />
        ) : (
          <p className="muted">{t('notYoursText')}</p>
        )}
      </div>
    </Card>
  )
}
