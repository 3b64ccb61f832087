import type { Metadata } from 'next'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { visitPortal } from '#lib/http/read.ts'
import { listTenants } from '#lib/services/tenants/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { openList } from '../open-list.ts'
import { inputOf, shape } from './shape.ts'
import { TenantsTable } from './table.tsx'

export const metadata: Metadata = { title: 'Tenants' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Tenants({ searchParams }: Props) {
  const search = await searchParams
  const visit = await visitPortal('platform', '/platform', '/platform/tenants')
  const list = await openList(shape, visit, search)
  const page = await readPage(listTenants, visit, inputOf(list.state), list.state)
  if (page === undefined) return <NoRole />
  return (
    <Frame visit={visit} breadcrumb={[{ label: 'Tenants' }]}>
      <PageHead
        title="Tenants"
        description="Each is an organization of its own: its people, clients, keys, policies and trail are walled off from all others."
        actions={
          <ButtonLink variant="primary" href="/platform/tenants/new">
            Create tenant
          </ButtonLink>
        }
      />
      <TenantsTable list={list} page={page} now={visit.now} />
    </Frame>
  )
}
