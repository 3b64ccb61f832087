import { languageNow } from '#app/messages/language-now.ts'
import { described } from '#app/messages/said.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { ExportMenu } from '#components/data-table/export-menu.tsx'
import { readListState } from '#components/data-table/list-state.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { read } from '#lib/http/read.ts'
import { listRoles } from '#lib/services/roles/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enter, one, type Search } from '../place.ts'
import { RoleSearch } from './search.tsx'
import { shape } from './shape.ts'

export const generateMetadata = titled('roles')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

type Row = { id: string; name: string; description: string; given: number }

/** Every role, built-in ones beside one's own. */
export default async function Roles({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/roles', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const wanted = one(search, 'q') ?? ''
  const list = await read(listRoles, visit, { search: wanted })
  if (list === undefined) return <NotYours visit={visit} place={place} section="roles" />
  const t = words('roles')
  const { slug: environment } = place.current
  const home = `/admin/${tenant}/roles`
  const create = `${home}/new?environment=${environment}`
  const action = place.may('role:write') ? (
    <ButtonLink variant="primary" href={create}>
      {t('create')}
    </ButtonLink>
  ) : undefined
  const hrefOf = ({ id }: Row) => `${home}/${id}?environment=${environment}`
  return (
    <Frame visit={visit} place={place} section="roles" breadcrumb={[{ label: t('section') }, { label: t('title') }]}>
      <PageHead title={t('title')} description={t('description')} actions={action} />
      <RoleSearch action={home} environment={environment} value={wanted} count={list.total + 5}>
        <ExportMenu
          at={{ shape: shape(), state: readListState(shape(), search), home, keep: {} }}
          href={`${home}/export`}
        />
      </RoleSearch>
      <div className="stack stack-6">
        {list.own.length > 0 || wanted !== '' ? (
          <RolesCard title={t('yours')} rows={list.own} hrefOf={hrefOf} />
        ) : (
          <Card title={t('yours')} flush={true}>
            <Empty title={t('emptyTitle')}>{t('emptyText')}</Empty>
          </Card>
        )}
        <RolesCard title={t('builtIn')} rows={list.builtIn} hrefOf={hrefOf} locked={true} />
      </div>
    </Frame>
  )
}

type CardProps = { title: string; rows: readonly Row[]; hrefOf: (row: Row) => string; locked?: boolean }

function RolesCard({ title, rows, hrefOf, locked = false }: CardProps) {
  const t = words('roles')
  return (
    <Card title={title} flush={true}>
      {rows.length === 0 ? (
        <Empty title={t('searchNone')} seal={false} />
      ) : (
        <table className="table" aria-label={title}>
          <thead>
            <tr>
              <th>{t('name')}</th>
              <th className="p2">{t('meaning')}</th>
              <th className="num">{t('given')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="key">
                  <span className="row gap-1.5">
                    <a href={hrefOf(row)}>{row.name}</a>
                    {locked ? <Badge>{t('builtIn')}</Badge> : null}
                  </span>
                </td>
                <td className="p2 secondary">{described(row.description)}</td>
                <td className="num">{row.given.toLocaleString(languageNow())}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
