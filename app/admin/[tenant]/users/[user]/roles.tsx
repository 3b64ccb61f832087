import { words } from '#app/messages/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Time } from '#components/ui/time.tsx'
import { RoleAssignments } from '../../assignments/role-assignments.tsx'
import { GroupsCard } from './groups.tsx'
import type { Subject } from './subject.ts'

type RolesCardProps = { subject: Subject; only?: 'group' }

/** The roles that they were given, directly or through a group, by whom and when; or those alone that come through groups. */
export function RolesCard({ subject, only }: RolesCardProps) {
  const t = words('people')
  const { visit } = subject
  const roles = subject.roles.filter(({ group }) => only === undefined || group !== null)
  return (
    <Card title={t(only === undefined ? 'roles' : 'rolesThroughGroups')} flush={true}>
      {roles.length === 0 ? (
        <Empty title={t(only === undefined ? 'noRoles' : 'noRolesThroughGroups')} seal={false} />
      ) : (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th>{t('role')}</th>
                <th>{t('from')}</th>
                <th className="p2">{t('where')}</th>
                <th className="p2">{t('givenBy')}</th>
              </tr>
            </thead>
            <tbody>
              {roles.map((role) => (
                <tr key={role.id}>
                  <td className="key">{role.name}</td>
                  <td>
                    {role.group === null ? (
                      <Badge tone="accent">{t('direct')}</Badge>
                    ) : (
                      <span className="row gap-1.5">
                        <Badge>{t('group')}</Badge>
                        {role.group.name}
                      </span>
                    )}
                  </td>
                  <td className="p2">{role.environment ?? t('everywhere')}</td>
                  <td className="p2 muted">
                    {role.by === null ? null : `${role.by}, `}
                    <Time at={role.since} now={visit.now} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  )
}

/** Groups and roles: those given directly can be taken here, and others given; those of groups say where they come from. */
export function RolesPanel({ subject }: { subject: Subject }) {
  const { visit, place, search, user, at } = subject
  const { tenant, environment } = at
  return (
    <>
      <RoleAssignments
        visit={visit}
        place={place}
        search={search}
        to={{ id: user.id, kind: 'user' }}
        at={{ tenant, environment, page: 'users', id: user.id, tab: 'roles' }}
      />
      <RolesCard subject={subject} only="group" />
      <GroupsCard subject={subject} />
    </>
  )
}
