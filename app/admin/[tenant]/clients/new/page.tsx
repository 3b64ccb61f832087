import type { Metadata } from 'next'
import { PageHead } from '#components/shell/page-head.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { enter, type Search } from '../../place.ts'
import { create } from '../actions.ts'
import { NewClientForm } from './form.tsx'

export const metadata: Metadata = { title: 'New client' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

export default async function NewClient({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/clients/new', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const { current } = place
  const list = `/admin/${tenant}/clients`
  return (
    <Frame
      visit={visit}
      place={place}
      section="clients"
      breadcrumb={[{ label: 'Clients', href: `${list}?environment=${current.slug}` }, { label: 'New client' }]}
    >
      <div className="main-reading">
        <PageHead
          title="New client"
          marks={<EnvGlyph kind={current.kind as EnvironmentKind} name={current.displayName} />}
          description="An app or a service, registered in this environment alone."
        />
        <NewClientForm
          action={create.bind(null, tenant)}
          environment={current.slug}
          issuer={current.issuer}
          listHref={list}
        />
      </div>
    </Frame>
  )
}
