import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { EnvGlyph, type EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import type { AssignmentView } from '#lib/services/assignments/view.ts'
import { take } from './actions.ts'
import { type ListAt, listHref } from './on-assignment.ts'

type Row = AssignmentView & { mayTake: boolean }

type Props = {
  at: ListAt
  title: string
  none: string
  rows: readonly Row[]
  /** Whose: `who` on a role's page, `role` on a person's, both among the administrators. */
  columns: readonly ('who' | 'role')[]
  next: string | null
  isFirst: boolean
  now: Date
}

/** Roles that were given directly: to whom or which, where, by whom and when; each can be taken by whoever may. */
export function AssignmentsTable({ at, title, none, rows, columns, next, isFirst, now }: Props) {
  const t = words('assignments')
  if (rows.length === 0 && isFirst)
    return (
      <Card title={title} flush={true}>
        <Empty title={none} seal={false} />
      </Card>
    )
  return (
    <Card
      title={title}
      flush={true}
      foot={
        isFirst && next === null ? undefined : (
          <span className="row gap-4">
            {isFirst ? null : (
              <a className="link" href={listHref(at)}>
                {t('first')}
              </a>
            )}
            {next === null ? null : (
              <a className="link" href={listHref(at, { cursor: next })}>
                {t('older')}
              </a>
            )}
          </span>
        )
      }
    >
      <div className="table-scroll">
        <table className="table" aria-label={title}>
          <thead>
            <tr>
              {columns.includes('who') ? <th>{t('who')}</th> : null}
              {columns.includes('role') ? <th>{t('role')}</th> : null}
              <th className="p2">{t('where')}</th>
              <th className="p3">{t('by')}</th>
              {rows.some(({ mayTake }) => mayTake) ? (
                <th>
                  <span className="sr-only">{t('actions')}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                {columns.includes('who') ? (
                  <td className="key">
                    <Who row={row} at={at} />
                  </td>
                ) : null}
                {columns.includes('role') ? (
                  <td>
                    <a className="link" href={`/admin/${at.tenant}/roles/${row.role.id}?environment=${at.environment}`}>
                      {row.role.name}
                    </a>
                  </td>
                ) : null}
                <td className="p2">
                  <Where row={row} />
                </td>
                <td className="p3 muted">
                  {row.by === null ? null : `${row.by}, `}
                  <Time at={row.since} now={now} />
                </td>
                {rows.some(({ mayTake }) => mayTake) ? (
                  <td className="num">
                    {row.mayTake ? (
                      <DeedButton
                        action={take.bind(null, at)}
                        hidden={{ id: row.id }}
                        label={t('take')}
                        pendingLabel={t('taking')}
                      />
                    ) : null}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

const pages = { user: 'users', group: 'groups', client: 'clients' } as const

function Who({ row: { holder, environment }, at }: { row: Row; at: ListAt }) {
  const t = words('assignments')
  const where = holder.kind === 'client' ? holder.at : at.environment
  return (
    <>
      <span className="row gap-1.5">
        <a href={`/admin/${at.tenant}/${pages[holder.kind]}/${holder.id}?environment=${where}`}>{holder.name}</a>
        {holder.kind === 'group' ? <Badge>{t('group')}</Badge> : null}
        {holder.kind === 'user' && holder.status !== 'active' ? <Status tone="off">{t('suspended')}</Status> : null}
      </span>
      <div className="sub">
        {holder.kind === 'user' ? (holder.about ?? t('directory', { slug: holder.at })) : null}
        {holder.kind === 'group' ? t('peopleIn', { count: holder.members }) : null}
        {holder.kind === 'client' ? (environment?.name ?? holder.at) : null}
      </div>
    </>
  )
}

function Where({ row: { environment } }: { row: Row }) {
  const t = words('assignments')
  return environment === null ? (
    t('everywhere')
  ) : (
    <EnvGlyph name={environment.name} kind={environment.kind as EnvironmentKind} />
  )
}
