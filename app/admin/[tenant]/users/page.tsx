import { titled } from '#app/messages/titled.ts'
import { catalogue, words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { listUsers } from '#lib/services/users/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { openList } from '../open-list.ts'
import { enter, type Search } from '../place.ts'
import { runsOf } from './runs.ts'
import { inputOf, shape } from './shape.ts'
import { UsersTable } from './table.tsx'

export const generateMetadata = titled('users')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** The people of the directory that the page's environment uses. */
export default async function Users({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/users', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('user:read')) return <NotYours visit={visit} place={place} section="users" />
  const t = words('users')
  const { current } = place
  const { slug, displayName } = current.directory
  const directory = place.directories.find((each) => each.slug === slug)
  const sharing = place.environments.filter((each) => each.directory.slug === slug)
  const list = await openList(shape(), place, search, { visit, exports: place.may('user:export') })
  const page = await readPage(listUsers, visit, inputOf({ directory: slug }, list.state), list.state)
  const mayCreate = place.may('user:write')
  const create = `/admin/${tenant}/users/new?environment=${current.slug}`
  return (
    <Frame visit={visit} place={place} section="users" breadcrumb={[{ label: t('people') }, { label: t('title') }]}>
      <PageHead
        title={t('title')}
        description={t('description', {
          count: directory?.users ?? 0,
          about: directory?.isExact === false ? t('about') : '',
          directory: displayName,
          shared: sharing.length > 1 ? 'yes' : 'no',
          environments: sharing.map((each) => each.displayName).join(' and '),
        })}
        actions={
          <>
            {place.may('user:import') ? (
              <ButtonLink href={`/admin/${tenant}/users/import?environment=${current.slug}`}>{t('import')}</ButtonLink>
            ) : null}
            {place.may('invitation:write') ? (
              <ButtonLink href={`/admin/${tenant}/invitations/new?environment=${current.slug}`}>
                {t('invite')}
              </ButtonLink>
            ) : null}
            {mayCreate ? (
              <ButtonLink variant="primary" href={create}>
                {t('create')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <UsersTable
        list={list}
        page={page}
        createHref={mayCreate ? create : undefined}
        runs={runsOf(tenant, slug, place)}
        places={[
          { value: '', label: t('field.everywhere') },
          ...place.environments.map((each) => ({ value: each.slug, label: each.displayName })),
        ]}
        words={{
          ...catalogue().users,
          field: { ...catalogue().users.field, word: t('field.word', { word: t('deleteWord') }) },
        }}
        now={visit.now}
      />
    </Frame>
  )
}
