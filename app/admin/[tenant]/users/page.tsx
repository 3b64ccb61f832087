import type { Metadata } from 'next'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { read } from '#lib/http/read.ts'
import { listUsers } from '#lib/services/users/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { enter, one, type Search } from '../place.ts'
import { UsersTable } from './table.tsx'

export const metadata: Metadata = { title: 'Users' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

export default async function Users({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/users', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const { current } = place
  const directory = place.directories.find(({ slug }) => slug === current.directory.slug)
  const sharing = place.environments.filter((each) => each.directory.slug === current.directory.slug)
  const sort = one(search, 'sort') ?? '-created'
  const list = await read(listUsers, visit, {
    directory: current.directory.slug,
    search: one(search, 'q'),
    cursor: one(search, 'cursor'),
    sort,
  })
  const create = `/admin/${tenant}/users/new?environment=${current.slug}`
  const people = directory?.users ?? 0
  return (
    <Frame visit={visit} place={place} section="users" breadcrumb={[{ label: 'People' }, { label: 'Users' }]}>
      <PageHead
        title="Users"
        description={`${people === 1 ? '1 person' : `${people.toLocaleString('en')} people`} in the directory ${current.directory.displayName}, ${
          sharing.length > 1
            ? `shared by ${sharing.map((each) => each.displayName).join(' and ')}`
            : `used by ${current.displayName} alone`
        }.`}
        actions={
          <>
            {place.may('invitation:write') ? (
              <ButtonLink href={`/admin/${tenant}/invitations/new?environment=${current.slug}`}>
                Invite someone
              </ButtonLink>
            ) : null}
            <ButtonLink variant="primary" href={create}>
              Create user
            </ButtonLink>
          </>
        }
      />
      <UsersTable
        home={`/admin/${tenant}/users`}
        environment={current.slug}
        createHref={create}
        search={one(search, 'q') ?? ''}
        sort={sort}
        cursor={one(search, 'cursor')}
        list={list}
        now={visit.now}
      />
    </Frame>
  )
}
