import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Time } from '#components/ui/time.tsx'
import { giveRole, takeRole } from './actions.ts'
import { GiveRole } from './give-role.tsx'
import type { Subject } from './subject.ts'

/** The roles that every member has by being one. */
export function RolesPanel({ subject }: { subject: Subject }) {
  const t = words('groups')
  const { at, place, group, may, directory } = subject
  const query = new URLSearchParams({ environment: at.environment })
  const here = place.environments.filter((each) => each.directory.slug === directory)
  return (
    <>
      {may.give ? (
        <Card title={t('giveTitle')}>
          <GiveRole
            action={giveRole.bind(null, at)}
            to={group.id}
            src={`/admin/${at.tenant}/pick/roles?${query}`}
            places={[
              { value: '', label: t('everywhere') },
              ...here.map(({ slug, displayName }) => ({ value: slug, label: displayName })),
            ]}
            words={{
              role: t('role'),
              placeholder: t('searchRoles'),
              where: t('where'),
              give: t('give'),
              giving: t('giving'),
            }}
          />
        </Card>
      ) : null}
      <RolesCard subject={subject} />
    </>
  )
}

function RolesCard({ subject }: { subject: Subject }) {
  const t = words('groups')
  const { at, roles, visit, may, group } = subject
  if (roles.length === 0)
    return (
      <Card title={t('tab.roles')} flush={true}>
        <Empty title={t('noRoles')} seal={false}>
          {t('noRolesText')}
        </Empty>
      </Card>
    )
  return (
    <Card title={t('tab.roles')} flush={true} foot={t('rolesFoot', { members: group.members })}>
      <div className="table-scroll">
        <table className="table" aria-label={t('tab.roles')}>
          <thead>
            <tr>
              <th>{t('role')}</th>
              <th>{t('where')}</th>
              <th className="p2">{t('givenBy')}</th>
              {may.give ? <th className="sr-only">{t('actions')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role.id}>
                <td className="key">
                  {role.name} {role.builtIn ? <Badge>{t('builtIn')}</Badge> : null}
                </td>
                <td>{role.environment ?? t('everywhere')}</td>
                <td className="p2 muted">
                  {role.by === null ? null : `${role.by}, `}
                  <Time at={role.since} now={visit.now} />
                </td>
                {may.give ? (
                  <td>
                    <DeedButton
                      action={takeRole.bind(null, at)}
                      hidden={{ id: role.id }}
                      label={t('take')}
                      pendingLabel={t('working')}
                    />
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
