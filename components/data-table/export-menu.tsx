import { Download } from 'lucide-react'
import { Dropdown } from '../ui/dropdown.tsx'
import { type ListAt, listParams } from './list-at.ts'
import { writeColumns } from './list-state.ts'

/** The formats that an export may have, by their name in the URL. */
const formats = [
  ['csv', 'CSV, parted by commas'],
  ['excel', 'CSV, parted by semicolons'],
  ['jsonl', 'JSON, one object a line'],
] as const

/** Everything that matches as a file: the search, filters, order and columns of the list as it stands. */
export function ExportMenu({ at, href }: { at: ListAt; href: string }) {
  const params = listParams(at).filter(([name]) => name !== 'columns')
  return (
    <Dropdown
      align="end"
      look="button button-quiet"
      label={
        <>
          <Download className="icon" aria-hidden="true" />
          Export
        </>
      }
    >
      {formats.map(([format, label]) => (
        <a
          key={format}
          className="menu-item"
          download={true}
          href={`${href}?${new URLSearchParams([...params, ['columns', writeColumns(at.state.columns)], ['format', format]])}`}
        >
          {label}
        </a>
      ))}
    </Dropdown>
  )
}
