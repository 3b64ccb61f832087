import { titled } from '#app/messages/titled.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { useKit } from '#kit'
import { readPage } from '#lib/http/list-page.ts'
import { listClients } from '#lib/services/clients/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { openList } from '../open-list.ts'
import { enter, type Search } from '../place.ts'
import { inputOf, shape } from './shape.ts'
import { ClientsTable } from './table.tsx'

export const generateMetadata = titled('clients')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

export default async function Clients({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/clients', search)
  const t = useKit()
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.mayHere('client:read')) return <NotYours visit={visit} place={place} section="clients" />
  const { current } = place
  const list = await openList(shape(), place, search, { visit, exports: place.mayHere('client:read') })
  const page = await readPage(listClients, visit, inputOf(current.slug, list.state), list.state)
  const create = place.mayHere('client:write') ? `/admin/${tenant}/clients/new?environment=${current.slug}` : undefined
  return (
    <Frame
      visit={visit}
      place={place}
      section="clients"
      breadcrumb={[{ label: t('client.build') }, { label: t('client.list') }]}
    >
      <PageHead
        title={t('client.list')}
        marks={<EnvGlyph kind={current.kind as EnvironmentKind} name={current.displayName} />}
        description={t('client.about')}
        actions={
          create === undefined ? undefined : (
            <ButtonLink variant="primary" href={create}>
              {t('client.create')}
            </ButtonLink>
          )
        }
      />
      <ClientsTable list={list} page={page} createHref={create} now={visit.now} />
    </Frame>
  )
}
