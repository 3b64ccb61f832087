import type { Metadata } from 'next'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { read } from '#lib/http/read.ts'
import { listClients } from '#lib/services/clients/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { enter, one, type Search } from '../place.ts'
import { ClientsTable } from './table.tsx'

export const metadata: Metadata = { title: 'Clients' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

export default async function Clients({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/clients', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const { current } = place
  const sort = one(search, 'sort') ?? '-created'
  const list = await read(listClients, visit, {
    environment: current.slug,
    search: one(search, 'q'),
    cursor: one(search, 'cursor'),
    sort,
  })
  const create = `/admin/${tenant}/clients/new?environment=${current.slug}`
  return (
    <Frame visit={visit} place={place} section="clients" breadcrumb={[{ label: 'Build' }, { label: 'Clients' }]}>
      <PageHead
        title="Clients"
        marks={<EnvGlyph kind={current.kind as EnvironmentKind} name={current.displayName} />}
        description="The apps that sign people in here, and the services that call your APIs. Each belongs to one environment."
        actions={
          <ButtonLink variant="primary" href={create}>
            Create client
          </ButtonLink>
        }
      />
      <ClientsTable
        home={`/admin/${tenant}/clients`}
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
