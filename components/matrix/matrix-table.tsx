import type { KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import type { Group, Row } from './layout.ts'
import { MatrixCell } from './matrix-cell.tsx'
import { stepTo } from './step-to.ts'
import type { Matrix } from './use-matrix.ts'

type Props = { name: string; matrix: Matrix; locked: boolean }

/** Resources down, actions across, one body for each API. The arrow keys go from box to box. */
export function MatrixTable({ name, matrix, locked }: Props) {
  const t = useTranslations('roles.matrix')
  const { actions, hasOthers, groups } = matrix.shape
  const width = actions.length + (hasOthers ? 2 : 1)
  const isEmpty = groups.every(({ rows }) => !rows.some(matrix.isShown))
  return (
    <div className="table-wrap">
      <div className="table-scroll">
        <table className="matrix" aria-label={t('label', { name })} onKeyDown={step}>
          <thead>
            <tr>
              <th scope="col">{t('resource')}</th>
              {actions.map((action) => (
                <th key={action} scope="col">
                  {capital(action)}
                </th>
              ))}
              {hasOthers ? <th scope="col">{t('other')}</th> : null}
            </tr>
          </thead>
          {groups.map((group) => (
            <tbody key={group.id} hidden={!group.rows.some(matrix.isShown)}>
              <GroupHead group={group} width={width} granted={matrix.grantedIn(group)} />
              {group.rows.map((row) => (
                <ResourceRow key={row.resource} row={row} matrix={matrix} locked={locked} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
      {isEmpty ? <p className="empty-line">{t('noMatch')}</p> : null}
    </div>
  )
}

function GroupHead({ group, width, granted }: { group: Group; width: number; granted: number }) {
  const t = useTranslations('roles.matrix')
  return (
    <tr className="group">
      <th colSpan={width} scope="rowgroup">
        <span className="row wrap gap-x-3 gap-y-0">
          {group.name}
          <span className="mono muted font-normal">{group.identifier}</span>
          <span className="push muted small font-normal">{t('of', { granted, all: group.count })}</span>
        </span>
      </th>
    </tr>
  )
}

function ResourceRow({ row, matrix, locked }: { row: Row; matrix: Matrix; locked: boolean }) {
  const t = useTranslations('roles.matrix')
  const { actions, hasOthers } = matrix.shape
  return (
    <tr hidden={!matrix.isShown(row)}>
      <th scope="row">
        <span className="strong mono">{row.resource}</span>
        <span className="muted small matrix-about">{row.about}</span>
      </th>
      {actions.map((action) => {
        const cell = row.cells.get(action)
        return (
          <td key={action} className={cell === undefined ? 'na-cell' : undefined}>
            {cell === undefined ? (
              <span className="na">
                <span aria-hidden="true">–</span>
                <span className="sr-only">{t('notOffered')}</span>
              </span>
            ) : (
              <MatrixCell cell={cell} matrix={matrix} locked={locked} />
            )}
          </td>
        )
      })}
      {hasOthers ? (
        <td className={row.others.length === 0 ? 'na-cell' : 'others'}>
          {row.others.map((cell) => (
            <MatrixCell key={cell.id} cell={cell} matrix={matrix} locked={locked} />
          ))}
        </td>
      ) : null}
    </tr>
  )
}

function step(event: KeyboardEvent<HTMLTableElement>): void {
  const next = stepTo(event.currentTarget, event.target, event.key)
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

const capital = (action: string): string => action.charAt(0).toUpperCase() + action.slice(1).replaceAll('_', ' ')
