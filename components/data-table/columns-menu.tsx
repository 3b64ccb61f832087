'use client'
import { Columns3 } from 'lucide-react'
import { useKit } from '#kit'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dropdown } from '../ui/dropdown.tsx'
import { columnsCookie, type Density, densities, densityCookie } from './density.ts'
import { KeptFields } from './kept-fields.tsx'
import { type ListAt, listParams } from './list-at.ts'
import { choosable } from './list-shape.ts'
import { writeColumns } from './list-state.ts'

type ColumnsMenuProps = { at: ListAt; density: Density; onDensity: (density: Density) => void }

/** Which columns are shown, as a GET form, and how close the rows stand. Both are remembered in cookies. */
export function ColumnsMenu({ at, density, onDensity }: ColumnsMenuProps) {
  const t = useKit()
  const columns = choosable(at.shape)
  const kept = listParams(at).filter(([name]) => name !== 'columns')
  return (
    <Dropdown
      align="end"
      look="button button-quiet"
      label={
        <>
          <Columns3 className="icon" aria-hidden="true" />
          {t('columns.title')}
        </>
      }
    >
      <form
        action={at.home}
        className="filter-form"
        onSubmit={(event) => {
          const chosen = new FormData(event.currentTarget).getAll('columns').map(String)
          remember(columnsCookie(at.shape.key), writeColumns(chosen.filter((id) => id !== 'none')))
        }}
      >
        <KeptFields params={kept} />
        <fieldset className="stack">
          <legend className="menu-label">{t('columns.title')}</legend>
          {/* Keeps the choice of none at all apart from no choice. */}
          <input type="hidden" name="columns" value="none" />
          {columns.map(({ id, label }) => (
            <Checkbox key={id} name="columns" value={id} label={label} defaultChecked={at.state.columns.includes(id)} />
          ))}
        </fieldset>
        <Button type="submit" size="sm">
          {t('columns.show')}
        </Button>
      </form>
      <hr />
      <fieldset className="filter-form">
        <legend className="menu-label">{t('columns.rows')}</legend>
        {densities.map((each) => (
          <label key={each} className="check">
            <input
              type="radio"
              name="density"
              className="checkbox radio"
              checked={each === density}
              onChange={() => {
                onDensity(each)
                remember(densityCookie, each)
              }}
            />
            {t(`columns.density.${each}`)}
          </label>
        ))}
      </fieldset>
    </Dropdown>
  )
}

const yearInSeconds = 31_536_000

function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is absent on plain http, where development happens
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${yearInSeconds}; samesite=lax`
}
