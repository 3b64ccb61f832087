import { described } from '#app/messages/said.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { read } from '#lib/http/read.ts'
import { listAdministrators } from '#lib/services/administrators/list.ts'
import { AssignmentsTable } from '../assignments/assignments-table.tsx'
import { GiveCard } from '../assignments/give-card.tsx'
import { deeds, type ListAt } from '../assignments/on-assignment.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enter, one, type Search } from '../place.ts'

export const generateMetadata = titled('administrators')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** Who may use this console, and for what; to give and take by whoever may. */
export default async function Administrators({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/administrators', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const cursor = one(search, 'cursor')
  const list = await read(listAdministrators, visit, { cursor })
  if (list === undefined) return <NotYours visit={visit} place={place} section="administrators" />
  const t = words('assignments')
  const at: ListAt = { tenant, environment: place.current.slug, page: 'administrators', id: '', tab: '' }
  const done = deeds.find((deed) => deed === one(search, 'done'))
  const mayGive = place.may('administrator:write') && place.may('assignment:write')
  return (
    <Frame
      visit={visit}
      place={place}
      section="administrators"
      breadcrumb={[{ label: t('administratorsSection') }, { label: t('administrators') }]}
    >
      <PageHead title={t('administrators')} description={t('administratorsText')} />
      <div className="stack stack-6">
        {done === undefined ? null : <Banner tone="success" title={t(`done.${done}`)} />}
        <p className="secondary">
          {t('owners', { count: list.owners })}. {list.owners === 1 ? t('lastOwner') : ''}
        </p>
        <AssignmentsTable
          at={at}
          title={t('administrators')}
          none={t('noMembers')}
          rows={list.rows.map((row) => ({ ...row, mayTake: row.mayTake && !isLastOwner(row, list.owners) }))}
          columns={['who', 'role']}
          next={list.next}
          isFirst={cursor === undefined}
          now={visit.now}
        />
        {mayGive ? (
          <GiveCard at={at} place={place} search={search} kinds={['user', 'group']} />
        ) : (
          <Banner tone="info" title={t('notYours')}>
            <p>{t('notYoursText')}</p>
          </Banner>
        )}
        <Card title={t('builtInRoles')} flush={true}>
          <ul className="items">
            {list.builtIn.map(({ id, name, description }) => (
              <li key={id}>
                <div className="grow">
                  <a className="strong" href={`/admin/${tenant}/roles/${id}?environment=${at.environment}`}>
                    {name}
                  </a>
                  <div className="sub">{described(description)}</div>
                </div>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </Frame>
  )
}

/** The verb refuses it; the page says why and does not offer it. */
const isLastOwner = (row: { role: { id: string }; environment: object | null }, owners: number): boolean =>
  owners === 1 && row.role.id === 'owner' && row.environment === null
