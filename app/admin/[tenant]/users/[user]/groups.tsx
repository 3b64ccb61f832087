import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Time } from '#components/ui/time.tsx'
import { addToGroup, removeFromGroup } from './actions.ts'
import { JoinGroup } from './join-group.tsx'
import type { Subject } from './subject.ts'

/** The groups that they are in, by whom and since when; and another one to add them to. */
export function GroupsCard({ subject }: { subject: Subject }) {
  const t = words('groups')
  const { groups, visit, at, may, user, directory } = subject
  const query = new URLSearchParams({ environment: at.environment })
  return (
    <Card title={t('inGroups')} flush={true}>
      {groups.length === 0 ? (
        <Empty title={words('people')('noGroups')} seal={false} />
      ) : (
        <ul className="items">
          {groups.map((group) => (
            <li key={group.id}>
              <div className="grow">
                <a className="strong" href={`/admin/${at.tenant}/groups/${group.id}?${query}`}>
                  {group.name}
                </a>
                <div className="sub">
                  {group.by === null ? null : `${group.by}, `}
                  <Time at={group.since} now={visit.now} />
                </div>
              </div>
              {may.group ? (
                <DeedButton
                  action={removeFromGroup.bind(null, at)}
                  hidden={{ directory, id: group.id, 'users[]': user.id }}
                  label={t('removeFrom')}
                  pendingLabel={t('working')}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {may.group ? (
        <div className="card-body">
          <JoinGroup
            action={addToGroup.bind(null, at)}
            hidden={{ directory, 'users[]': user.id }}
            src={`/admin/${at.tenant}/pick/groups?${query}`}
            words={{ group: t('group'), placeholder: t('searchGroups'), add: t('addToGroup'), adding: t('adding') }}
          />
        </div>
      ) : null}
    </Card>
  )
}
