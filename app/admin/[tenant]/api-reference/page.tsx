import { Search as SearchIcon } from 'lucide-react'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { type Referred, reference } from '#lib/http/rest/reference.ts'
import { registry } from '#lib/services/index.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enter, one, type Search } from '../place.ts'
import { Method } from './method.tsx'

export const generateMetadata = titled('apiReference')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** Every operation of the management API that is about a tenant, by what it is about; found by any word of it. */
export default async function ApiReference({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/api-reference', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('tenant:read')) return <NotYours visit={visit} place={place} section="apiReference" />
  const t = words('reference')
  const here = `environment=${place.current.slug}`
  const home = `/admin/${tenant}/api-reference`
  const wanted = one(search, 'q') ?? ''
  const found = byTag(matching(wanted))
  return (
    <Frame
      visit={visit}
      place={place}
      section="apiReference"
      breadcrumb={[{ label: t('section') }, { label: t('title') }]}
    >
      <PageHead
        title={t('title')}
        description={t('description', { tenant: place.tenant.displayName })}
        actions={<ButtonLink href="/api/v1/openapi.json">{t('document')}</ButtonLink>}
      />
      <form action={home} className="toolbar">
        <input type="hidden" name="environment" value={place.current.slug} />
        <div className="input-group">
          <SearchIcon className="icon" aria-hidden="true" />
          <input
            className="input"
            type="search"
            name="q"
            aria-label={t('searchLabel')}
            placeholder={t('searchPlaceholder')}
            defaultValue={wanted}
            maxLength={100}
          />
        </div>
      </form>
      <div className="stack stack-6">
        {found.size === 0 ? <Empty title={t('none')}>{t('noneText')}</Empty> : null}
        {[...found].map(([tag, operations]) => (
          <Card key={tag} title={titleOf(tag)} flush={true}>
            <ul className="items">
              {operations.map(({ operationId, method, path, summary }) => (
                <li key={operationId}>
                  <Method name={method} />
                  <div className="grow">
                    <a className="link mono break" href={`${home}/${operationId}?${here}`}>
                      {path}
                    </a>
                    <div className="sub">{summary}</div>
                  </div>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </Frame>
  )
}

/** `api_key` is “Api key” here: what an operation is about, as a title. */
const titleOf = (tag: string): string => tag.charAt(0).toUpperCase() + tag.slice(1).replaceAll('_', ' ')

function byTag(operations: readonly Referred[]): Map<string, Referred[]> {
  const tags = new Map<string, Referred[]>()
  for (const operation of operations) {
    const [tag = ''] = operation.tags
    tags.set(tag, [...(tags.get(tag) ?? []), operation])
  }
  return tags
}

/** Operators' own operations are about no tenant: they are in the document alone. */
function matching(wanted: string): Referred[] {
  const parts = wanted.toLowerCase().split(/\s+/)
  return reference(registry).filter(({ path, method, operationId, description }) => {
    const text = `${method} ${path} ${operationId} ${description}`.toLowerCase()
    return path.startsWith('/tenants/') && parts.every((part) => text.includes(part))
  })
}
