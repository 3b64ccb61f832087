import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { read } from '#lib/http/read.ts'
import { listDirectories } from '#lib/services/directories/list.ts'
import { listEnvironments } from '#lib/services/environments/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enter, type Search } from '../place.ts'
import { DirectoriesCard } from './directories.tsx'
import { EnvironmentsTable } from './table.tsx'

export const generateMetadata = titled('environments')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** The environments of the tenant, and the directories whose people they sign in. */
export default async function Environments({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/environments', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const list = await read(listEnvironments, visit, {})
  const directories = await read(listDirectories, visit, {})
  if (list === undefined || directories === undefined)
    return <NotYours visit={visit} place={place} section="environments" />
  const t = words('environments')
  const home = `/admin/${tenant}/environments`
  const canWrite = place.may('environment:write')
  const create = canWrite ? (
    <ButtonLink variant="primary" href={`${home}/new?environment=${place.current.slug}`}>
      {t('create')}
    </ButtonLink>
  ) : undefined
  return (
    <Frame
      visit={visit}
      place={place}
      section="environments"
      breadcrumb={[{ label: t('breadcrumb') }, { label: t('title') }]}
    >
      <PageHead title={t('title')} description={t('description')} actions={create} />
      <div className="stack stack-6">
        <EnvironmentsTable home={home} rows={list} now={visit.now} create={create} />
        <DirectoriesCard
          tenant={tenant}
          environment={place.current.slug}
          directories={directories}
          canWrite={canWrite}
        />
      </div>
    </Frame>
  )
}
