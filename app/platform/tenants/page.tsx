import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { listTenants } from '#lib/services/tenants/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { openList } from '../open-list.ts'
import { enterPlatform } from '../place.ts'
import { inputOf, shape } from './shape.ts'
import { TenantsTable } from './table.tsx'

export const generateMetadata = titled('tenants')

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The tenants of the installation. The address is the list's state. */
export default async function Tenants({ searchParams }: Props) {
  const search = await searchParams
  const place = await enterPlatform('/tenants', search)
  if (place === undefined) return <NoRole />
  const { visit } = place
  const list = await openList(shape(), visit, search)
  const page = await readPage(listTenants, visit, inputOf(list.state), list.state)
  if (page === undefined) return <NotYours place={place} section="tenants" />
  const t = words('platform')
  const canCreate = place.may('platform:tenant:write')
  return (
    <Frame place={place} section="tenants">
      <PageHead
        title={t('section.tenants')}
        description={t('tenants.description')}
        actions={
          canCreate ? (
            <ButtonLink variant="primary" href="/platform/tenants/new">
              {t('tenants.create')}
            </ButtonLink>
          ) : undefined
        }
      />
      <TenantsTable list={list} page={page} now={visit.now} canCreate={canCreate} />
    </Frame>
  )
}
