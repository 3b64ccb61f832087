import { words } from '#app/messages/words.ts'
import { Banner } from '#components/ui/banner.tsx'
import { read, type Visit } from '#lib/http/read.ts'
import { listAssignments } from '#lib/services/assignments/list.ts'
import { one, type Place, type Search } from '../place.ts'
import { AssignmentsTable } from './assignments-table.tsx'
import { GiveCard } from './give-card.tsx'
import type { ListAt } from './on-assignment.ts'

type Props = {
  visit: Visit
  place: Place
  search: Search
  role: string
  only: 'members' | 'clients'
  at: ListAt
  /** Whether the visitor holds all that the role gives; without it the forms are absent. */
  mayGive: boolean
}

/** Who was given a role directly, with the forms to give it to more of them and to take it. */
export async function Holders({ visit, place, search, role, only, at, mayGive }: Props) {
  const t = words('assignments')
  const cursor = one(search, 'cursor')
  const list = await read(listAssignments, visit, { role, only, cursor })
  if (list === undefined) return null
  const isGiver = place.mayHere('assignment:write')
  return (
    <>
      <AssignmentsTable
        at={at}
        title={t(only)}
        none={t(only === 'members' ? 'noMembers' : 'noClients')}
        rows={list.rows}
        columns={['who']}
        next={list.next}
        isFirst={cursor === undefined}
        now={visit.now}
      />
      {isGiver ? null : (
        <Banner tone="info" title={t('notYours')}>
          <p>{t('notYoursText')}</p>
        </Banner>
      )}
      {isGiver && mayGive ? (
        <GiveCard
          at={at}
          place={place}
          search={search}
          role={role}
          kinds={only === 'members' ? ['user', 'group'] : ['client']}
        />
      ) : null}
    </>
  )
}
