'use client'
import type { ReactTable } from '@tanstack/react-table'
import { Ellipsis } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { useKit } from '#kit'
import { Menu } from '../ui/menu.tsx'
import { columnClass } from './column-class.ts'
import type { HouseFeatures } from './columns.ts'
import type { DataTableProps } from './data-table.tsx'

type DataTableBodyProps<Row extends object> = Pick<
  DataTableProps<Row>,
  'rowName' | 'rowHref' | 'rowMenu' | 'lead' | 'subLine'
> & {
  table: ReactTable<HouseFeatures, Row>
  hasCheck: boolean
}

/** Rows of the v9 table keep their methods on a prototype: never spread or destructure them. */
export function DataTableBody<Row extends object>({
  table,
  rowName,
  rowHref,
  rowMenu,
  lead,
  subLine,
  hasCheck,
}: DataTableBodyProps<Row>) {
  const t = useKit()
  return (
    <tbody>
      {table.getRowModel().rows.map((row) => {
        const href = rowHref?.(row.original)
        return (
          <tr
            key={row.id}
            className={href === undefined ? undefined : 'leads'}
            data-selected={row.getIsSelected() ? '' : undefined}
            onClick={followRow}
          >
            {hasCheck ? (
              <td className="col-check">
                <input
                  type="checkbox"
                  className="checkbox"
                  aria-label={t('list.select', { name: rowName(row.original) })}
                  checked={row.getIsSelected()}
                  onChange={row.getToggleSelectedHandler()}
                />
              </td>
            ) : null}
            {row.getVisibleCells().map((cell) => {
              const meta = cell.column.columnDef.meta
              const content = <table.FlexRender cell={cell} />
              return (
                <td key={cell.id} className={columnClass(meta)}>
                  {meta?.key === true ? (
                    <Key href={href} lead={lead?.(row.original)} sub={subLine?.(row.original)}>
                      {content}
                    </Key>
                  ) : (
                    content
                  )}
                </td>
              )
            })}
            {rowMenu === undefined ? null : (
              <td className="col-menu">
                <Menu
                  align="end"
                  entries={rowMenu(row.original)}
                  trigger={
                    <button
                      type="button"
                      className="more"
                      aria-label={t('list.actionsFor', { name: rowName(row.original) })}
                    >
                      <Ellipsis className="icon" aria-hidden="true" />
                    </button>
                  }
                />
              </td>
            )}
          </tr>
        )
      })}
    </tbody>
  )
}

/** A press beside the link counts as one on it, unless it was on something else or selected text. */
function followRow(event: MouseEvent<HTMLTableRowElement>): void {
  const link = event.currentTarget.querySelector<HTMLAnchorElement>('td.key > a')
  const on = event.target
  // A menu's items stand elsewhere in the document, but React lets their events rise to the row.
  if (link === null || !(on instanceof Element) || !event.currentTarget.contains(on)) return
  if (on.closest('a, button, input, label') !== null) return
  if (getSelection()?.isCollapsed === false) return
  if (event.ctrlKey || event.metaKey) open(link.href, '_blank', 'noopener')
  else link.click()
}

type KeyProps = { href: string | undefined; lead: ReactNode; sub: ReactNode; children: ReactNode }

/** The row's name: a picture before it, and on narrow screens a second line under it. */
function Key({ href, lead, sub, children }: KeyProps) {
  const inside = (
    <>
      {lead}
      <span className="key-cell">
        {children}
        {sub === undefined ? null : <span className="cell-sub truncate">{sub}</span>}
      </span>
    </>
  )
  return href === undefined ? <span className="row">{inside}</span> : <a href={href}>{inside}</a>
}
