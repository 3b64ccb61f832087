import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { Id } from '#components/ui/id.tsx'
import type { listDirectories } from '#lib/services/directories/list.ts'
import { createDirectory, lockFields, renameDirectory } from './actions.ts'
import { CreateDirectory } from './create-directory.tsx'
import { LockFields } from './lock-fields.tsx'
import { RenameDirectory } from './rename-directory.tsx'

const lockable = ['name', 'picture', 'language', 'time_zone', 'email', 'deletion'] as const

type Props = {
  tenant: string
  environment: string
  directories: Awaited<ReturnType<typeof listDirectories.call>>
  canWrite: boolean
}

/** The sets of people of a tenant, and where each signs in. */
export function DirectoriesCard({ tenant, environment, directories, canWrite }: Props) {
  const t = words('environments')
  return (
    <Card title={t('directories')} flush={true} foot={t('directoriesText')}>
      <ul className="items">
        {directories.map(({ id, slug, displayName, lockedFields, users, environments, isPortal }) => (
          <li key={id} className="wrap">
            <div className="grow">
              <span className="row wrap gap-x-3 gap-y-0">
                <span className="strong">{displayName}</span>
                <Id value={slug} label={words('common')('idOf.slugOf', { name: displayName })} />
              </span>
              <div className="sub">
                {t('peopleCount', { users })}
                {' · '}
                {environments.length === 0
                  ? t('usedByNone')
                  : t('usedBy', { environments: environments.map((each) => each.displayName).join(', ') })}
                {isPortal ? ` ${t('andPortal')}` : ''}
              </div>
              {lockedFields.length === 0 ? null : (
                <div className="sub">
                  {t('locked', {
                    fields: lockable
                      .filter((field) => lockedFields.includes(field))
                      .map((field) => t(`lock.${field}`))
                      .join(', '),
                  })}
                </div>
              )}
            </div>
            {canWrite ? (
              <LockFields
                key={lockedFields.join(' ')}
                action={lockFields.bind(null, { tenant, environment })}
                directory={slug}
                name={displayName}
                fields={lockable.map((field) => ({
                  field,
                  label: t(`lock.${field}`),
                  isLocked: lockedFields.includes(field),
                }))}
                words={{
                  legend: t('locks'),
                  open: t('locksShort'),
                  hint: t('locksText'),
                  button: t('saveLocks'),
                  pending: t('saving'),
                }}
              />
            ) : null}
            {canWrite ? (
              <RenameDirectory
                action={renameDirectory.bind(null, { tenant, environment })}
                directory={slug}
                name={displayName}
                words={{ label: t('name'), open: t('renameShort'), button: t('rename'), pending: t('saving') }}
              />
            ) : null}
          </li>
        ))}
        {canWrite ? (
          <li>
            <CreateDirectory
              action={createDirectory.bind(null, { tenant, environment })}
              words={{
                name: t('name'),
                slug: t('slug'),
                create: t('createDirectory'),
                creating: t('creating'),
              }}
            />
          </li>
        ) : null}
      </ul>
    </Card>
  )
}
