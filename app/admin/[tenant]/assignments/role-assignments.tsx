import { words } from '#app/messages/words.ts'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { read, type Visit } from '#lib/http/read.ts'
import { listAssignments } from '#lib/services/assignments/list.ts'
import { one, type Place, type Search } from '../place.ts'
import { AssignmentsTable } from './assignments-table.tsx'
import { GiveForm, type HolderKind } from './give-form.tsx'
import { deeds, type ListAt } from './on-assignment.ts'

type Props = {
  visit: Visit
  place: Place
  search: Search
  /** Whose roles. */
  to: { id: string; kind: HolderKind }
  at: ListAt
}

/**
 * The roles that somebody was given directly, with the forms to give and take them: for the page of a person, a group or a
 * client. It stands on a tab of its own, whose address `at` names; the list reads `cursor` and `done` of it.
 */
export async function RoleAssignments({ visit, place, search, to, at }: Props) {
  const t = words('assignments')
  const cursor = one(search, 'cursor')
  const list = await read(listAssignments, visit, { to: to.id, cursor })
  if (list === undefined) return null
  const done = deeds.find((deed) => deed === one(search, 'done'))
  const mayGive = place.mayHere('assignment:write')
  return (
    <>
      {done === undefined ? null : <Banner tone="success" title={t(`done.${done}`)} />}
      <AssignmentsTable
        at={at}
        title={t('direct')}
        none={t('noRoles')}
        rows={list.rows}
        columns={['role']}
        next={list.next}
        isFirst={cursor === undefined}
        now={visit.now}
      />
      {mayGive ? (
        <Card title={t('giveRole')}>
          <GiveForm at={at} place={place} to={to} kind={to.kind} />
        </Card>
      ) : null}
    </>
  )
}
