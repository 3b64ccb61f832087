import { useKit } from '#kit'
import { Tabs } from '../ui/tabs.tsx'
import { listUrl } from './list-at.ts'
import { currentView, stateOfView } from './saved-view.ts'
import type { ListView } from './types.ts'

type ViewTabsProps = { list: ListView; label: string; count?: number | undefined }

/** `All`, then the saved views, each with its address. The one that is shown says how many it holds. */
export function ViewTabs({ list, label, count }: ViewTabsProps) {
  const t = useKit()
  const { rows } = list.views ?? { rows: [] }
  if (rows.length === 0) return null
  const current = currentView(list, rows)
  const counted = count === undefined ? {} : { count }
  return (
    <Tabs
      label={t('view.of', { list: label })}
      tabs={[
        {
          label: t('all'),
          href: listUrl(list, { search: '', filters: {}, sort: list.shape.sort }),
          current: current === undefined,
          ...(current === undefined ? counted : {}),
        },
        ...rows.map((view) => ({
          label: view.name,
          href: listUrl(list, {
            ...stateOfView(list, view),
            ...(view.query.includes('columns=') ? {} : columns(list)),
          }),
          current: view === current,
          ...(view === current ? counted : {}),
        })),
      ]}
    />
  )
}

/** A view without columns of its own leaves those that are chosen. */
const columns = ({ state }: ListView) => ({ columns: state.columns })
