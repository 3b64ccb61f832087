import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { read } from '#lib/http/read.ts'
import { checkImport } from '#lib/services/imports/check.ts'
import { getImport } from '#lib/services/imports/get.ts'
import { Frame } from '../../../frame.tsx'
import { NoRole } from '../../../no-role.tsx'
import { NotYours } from '../../../not-yours.tsx'
import { enter, one, type Search } from '../../../place.ts'
import { whose } from '../../../whose.ts'
import { importHome } from '../import-href.ts'
import { CheckCard } from './check.tsx'
import { MappingCard } from './mapping.tsx'
import { ResultCards } from './result.tsx'
import { mappingOf, type Subject } from './subject.ts'

export const generateMetadata = titled('importUsers')

type Props = { params: Promise<{ tenant: string; import: string }>; searchParams: Promise<Search> }

/** A file on its way in. The address holds how its columns are read, so that nothing is lost by going back. */
export default async function Import({ params, searchParams }: Props) {
  const [{ tenant, import: id }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, `/users/import/${encodeURIComponent(id)}`, search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const { current } = place
  const directory = current.directory.slug
  const found = await read(getImport, visit, { directory, id })
  if (found === undefined) return <NotYours visit={visit} place={place} section="users" permission="user:import" />
  const t = words('imports')
  const asked = mappingOf(found, search)
  const mapping = asked ?? found.columns.map(({ guess }) => guess)
  const vouch = one(search, 'vouch') === 'on'
  const checked =
    asked === undefined || found.importedAt !== null
      ? undefined
      : await read(checkImport, visit, { directory, id, mapping, vouch })
  const at = { tenant, environment: current.slug, import: id }
  const subject: Subject = { found, at, directory, visit, mapping, vouch, checked }
  return (
    <Frame
      visit={visit}
      place={place}
      section="users"
      breadcrumb={[
        { label: t('users'), href: `/admin/${tenant}/users?environment=${current.slug}` },
        { label: t('title'), href: importHome(tenant, current.slug) },
        { label: found.fileName === '' ? t('pasted') : found.fileName },
      ]}
    >
      <PageHead
        title={found.fileName === '' ? t('pasted') : found.fileName}
        description={t('rowsInto', { rows: found.rows, directory: whose(place) })}
      />
      <div className="stack stack-6">
        {found.importedAt === null ? (
          <>
            <MappingCard subject={subject} />
            <CheckCard subject={subject} />
          </>
        ) : (
          <ResultCards subject={subject} />
        )}
      </div>
    </Frame>
  )
}
