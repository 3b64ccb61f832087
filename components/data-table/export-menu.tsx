import { Download } from 'lucide-react'
import { useKit } from '#kit'
import { Dropdown } from '../ui/dropdown.tsx'
import { type ListAt, listParams } from './list-at.ts'
import { writeColumns } from './list-state.ts'

/** The formats that an export may have, by their name in the URL. */
const formats = ['csv', 'excel', 'jsonl'] as const

/** Everything that matches as a file: the search, filters, order and columns of the list as it stands. */
export function ExportMenu({ at, href }: { at: ListAt; href: string }) {
  const t = useKit()
  const params = listParams(at).filter(([name]) => name !== 'columns')
  return (
    <Dropdown
      align="end"
      look="button button-quiet"
      label={
        <>
          <Download className="icon" aria-hidden="true" />
          {t('export.title')}
        </>
      }
    >
      {formats.map((format) => (
        <a
          key={format}
          className="menu-item"
          download={true}
          href={`${href}?${new URLSearchParams([...params, ['columns', writeColumns(at.state.columns)], ['format', format]])}`}
        >
          {t(`export.${format}`)}
        </a>
      ))}
    </Dropdown>
  )
}
