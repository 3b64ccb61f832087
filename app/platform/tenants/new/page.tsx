import type { Metadata } from 'next'
import { PageHead } from '#components/shell/page-head.tsx'
import { read, visitPortal } from '#lib/http/read.ts'
import { listTenants } from '#lib/services/tenants/list.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { create } from '../actions.ts'
import { NewTenantForm } from './form.tsx'

export const metadata: Metadata = { title: 'New tenant' }

export default async function NewTenant() {
  const visit = await visitPortal('platform', '/platform', '/platform/tenants/new')
  if ((await read(listTenants, visit, { limit: 1 })) === undefined) return <NoRole />
  return (
    <Frame visit={visit} breadcrumb={[{ label: 'Tenants', href: '/platform/tenants' }, { label: 'New tenant' }]}>
      <div className="main-reading">
        <PageHead
          title="New tenant"
          description="It starts with two environments, production and staging, with keys of their own, and one owner."
        />
        <NewTenantForm action={create.bind(null, 'platform')} />
      </div>
    </Frame>
  )
}
