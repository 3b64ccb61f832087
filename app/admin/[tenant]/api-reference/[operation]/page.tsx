import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import type { Permission } from '#lib/access/permissions.ts'
import { curlOf } from '#lib/http/rest/curl-of.ts'
import { type Referred, reference } from '#lib/http/rest/reference.ts'
import { config } from '#lib/kernel/env.ts'
import { registry } from '#lib/services/index.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, type Search } from '../../place.ts'
import { Fields } from './fields.tsx'

type Props = { params: Promise<{ tenant: string; operation: string }>; searchParams: Promise<Search> }

const find = (name: string): Referred | undefined =>
  reference(registry).find(({ operationId, path }) => operationId === name && path.startsWith('/tenants/'))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: find((await params).operation)?.operationId ?? 'API reference' }
}

/** One operation: what it does, what it takes, a call that can be pasted, and what comes back. */
export default async function ApiOperation({ params, searchParams }: Props) {
  const [{ tenant, operation: name }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, `/api-reference/${name}`, search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('tenant:read')) return <NotYours visit={visit} place={place} section="apiReference" />
  const operation = find(name)
  if (operation === undefined) notFound()
  const t = words('reference')
  const here = `environment=${place.current.slug}`
  const permission = operation['x-permission'] as Permission
  const answer = answerOf(operation)
  return (
    <Frame
      visit={visit}
      place={place}
      section="apiReference"
      breadcrumb={[
        { label: t('title'), href: `/admin/${tenant}/api-reference?${here}` },
        { label: operation.operationId },
      ]}
    >
      <PageHead
        title={operation.operationId}
        description={operation.description}
        actions={<ButtonLink href={`/admin/${tenant}/api-keys?${here}`}>{t('keys')}</ButtonLink>}
      />
      <div className="stack stack-6">
        <Card>
          <KeyValues
            items={[
              { key: operation.method, value: <span className="break">{`/api/v1${operation.path}`}</span>, mono: true },
              {
                key: t('permission'),
                value: (
                  <span className="row wrap gap-1.5">
                    <span className="mono">{permission}</span>
                    <Badge>{place.mayHere(permission) ? t('held') : t('notHeld')}</Badge>
                  </span>
                ),
              },
            ]}
          />
        </Card>
        <CodeBlock name={t('call')} code={curlOf(operation, { origin: config().origin, tenant })} />
        <Fields operation={operation} />
        <Card title={t('answer')} foot={t('refusalsText', { codes: answer.refusals.join(', ') })} flush={true}>
          <CodeBlock name={answer.status} code={JSON.stringify(answer.schema, null, 2)} />
        </Card>
      </div>
    </Frame>
  )
}

/** The status and schema of success, and the statuses of refusals. */
function answerOf({ responses }: Referred) {
  const [status = '200', ...refusals] = Object.keys(responses).sort()
  const { content } = responses[status] as { content?: { 'application/json'?: { schema?: unknown } } }
  return { status, schema: content?.['application/json']?.schema ?? {}, refusals }
}
