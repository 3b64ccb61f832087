import type { Metadata } from 'next'
import { PageHead } from '#components/shell/page-head.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { Id } from '#components/ui/id.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Status } from '#components/ui/status.tsx'
import { read } from '#lib/http/read.ts'
import { getClient } from '#lib/services/clients/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { enter, type Search } from '../../place.ts'
import { addSecret, endSecret } from '../actions.ts'
import { kindLabels } from '../kinds.ts'
import { QuickStart } from '../quick-start.tsx'
import { Secrets } from './secrets.tsx'

export const metadata: Metadata = { title: 'Client' }

type Props = { params: Promise<{ tenant: string; client: string }>; searchParams: Promise<Search> }

export default async function Client({ params, searchParams }: Props) {
  const [{ tenant, client: id }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, `/clients/${encodeURIComponent(id)}`, search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const found = await read(getClient, visit, { environment: place.current.slug, id })
  if (found === undefined) return <NoRole tenant={tenant} />
  const { client, secrets, environment } = found
  const list = `/admin/${tenant}/clients?environment=${environment.slug}`
  return (
    <Frame
      visit={visit}
      place={place}
      section="clients"
      breadcrumb={[{ label: 'Clients', href: list }, { label: client.name }]}
    >
      <PageHead
        title={client.name}
        id={client.clientId}
        marks={
          <>
            <Badge>{kindLabels[client.kind] ?? client.kind}</Badge>
            <EnvGlyph kind={environment.kind as EnvironmentKind} name={environment.displayName} />
            {client.status === 'active' ? <Status tone="ok">Active</Status> : <Status tone="off">Disabled</Status>}
          </>
        }
      />
      <div className="grid-side">
        <QuickStart client={client} issuer={environment.issuer} />
        <div className="stack stack-6">
          <Card title="Settings">
            <KeyValues
              items={[
                { key: 'Issuer', value: <Id value={environment.issuer} label="issuer" /> },
                { key: 'Redirect URIs', value: <Lines of={client.redirectUris} />, mono: true },
                { key: 'After sign-out', value: <Lines of={client.postLogoutRedirectUris} />, mono: true },
                { key: 'Origins', value: <Lines of={client.origins} />, mono: true },
                { key: 'Grants', value: <Lines of={client.grantTypes} />, mono: true },
                { key: 'Scopes', value: client.scopes.join(' '), mono: true },
                { key: 'Authenticates by', value: client.authMethod, mono: true },
                { key: 'Consent', value: client.firstParty ? 'Not asked: first-party' : 'Asked' },
                { key: 'ID tokens', value: client.idTokenAlg, mono: true },
              ]}
            />
          </Card>
          {client.authMethod.startsWith('client_secret') ? (
            <Secrets
              secrets={secrets}
              environment={environment.slug}
              client={client.id}
              add={addSecret.bind(null, tenant)}
              end={endSecret.bind(null, tenant)}
              now={visit.now}
            />
          ) : null}
        </div>
      </div>
    </Frame>
  )
}

function Lines({ of: lines }: { of: readonly string[] }) {
  if (lines.length === 0) return <span className="muted">None</span>
  return lines.map((line) => (
    <span key={line} className="block break-all">
      {line}
    </span>
  ))
}
