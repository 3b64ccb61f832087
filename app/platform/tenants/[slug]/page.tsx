import type { Metadata } from 'next'
import { PageHead } from '#components/shell/page-head.tsx'
import { Card } from '#components/ui/card.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { Id } from '#components/ui/id.tsx'
import { Status } from '#components/ui/status.tsx'
import { read, visitPortal } from '#lib/http/read.ts'
import { getTenant } from '#lib/services/tenants/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { enter, rename, requestDeletion, resume, suspend, undoDeletion } from '../actions.ts'
import { Deletion } from './deletion.tsx'
import { TenantForms } from './forms.tsx'

export const metadata: Metadata = { title: 'Tenant' }

export default async function Tenant({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const visit = await visitPortal('platform', '/platform', `/platform/tenants/${encodeURIComponent(slug)}`)
  const found = await read(getTenant, visit, { tenant: slug })
  if (found === undefined) return <NoRole />
  const { tenant, environments, holds } = found
  const isPlatform = tenant.slug === 'platform'
  return (
    <Frame visit={visit} breadcrumb={[{ label: 'Tenants', href: '/platform/tenants' }, { label: tenant.displayName }]}>
      <PageHead
        title={tenant.displayName}
        id={tenant.slug}
        marks={
          tenant.status === 'active' ? (
            <Status tone="ok">Active</Status>
          ) : (
            <Status tone="danger">{tenant.status === 'deleting' ? 'Being deleted' : 'Suspended'}</Status>
          )
        }
      />
      <div className="grid-2">
        <Card title="Environments" flush={true}>
          <ul className="items">
            {environments.map((environment) => (
              <li key={environment.slug}>
                <div className="grow">
                  <EnvGlyph kind={environment.kind as EnvironmentKind} name={environment.displayName} />
                  <div className="sub">
                    <Id value={environment.issuer} label={`issuer of ${environment.displayName}`} />
                  </div>
                </div>
              </li>
            ))}
          </ul>
        </Card>
        <div className="stack stack-6">
          <TenantForms
            tenant={tenant}
            isPlatform={isPlatform}
            rename={rename.bind(null, 'platform')}
            suspend={suspend.bind(null, 'platform')}
            resume={resume.bind(null, 'platform')}
            enter={enter.bind(null, 'platform')}
          />
          {isPlatform ? null : (
            <Deletion
              tenant={tenant}
              holds={holds}
              now={visit.now}
              request={requestDeletion.bind(null, 'platform')}
              undo={undoDeletion.bind(null, 'platform')}
            />
          )}
        </div>
      </div>
    </Frame>
  )
}
