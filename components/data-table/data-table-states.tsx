import { useKit } from '#kit'
import { ButtonLink } from '../ui/button.tsx'
import { Empty, Failure } from '../ui/empty.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { choosable, type ListShape } from './list-shape.ts'
import type { EmptyState, LoadFailure } from './types.ts'

type NoneProps = {
  empty: EmptyState
  /** What was searched for, if anything. */
  searched?: string | undefined
  /** Whether search or filters leave rows out, and the URL without them. */
  narrowed: boolean
  clearHref: string
}

/** Nothing yet: a sentence, one action, a snippet. Nothing found: what was asked for, and the way back. */
export function DataTableNone({ empty, searched = '', narrowed, clearHref }: NoneProps) {
  const t = useKit()
  if (narrowed)
    return (
      <Empty
        title={searched === '' ? t('list.noneFiltered') : t('list.noneFound', { text: searched })}
        seal={false}
        actions={
          <ButtonLink href={clearHref}>{searched === '' ? t('list.clearFilters') : t('list.clearSearch')}</ButtonLink>
        }
      >
        {searched === '' ? t('list.lessFilters') : t('list.lessSearch')}
      </Empty>
    )
  return (
    <>
      <Empty title={empty.title} actions={empty.actions}>
        {empty.message}
      </Empty>
      {empty.snippet}
    </>
  )
}

export function DataTableFailed({ failure }: { failure: LoadFailure }) {
  const t = useKit()
  return (
    <Failure
      title={failure.title}
      requestId={failure.requestId}
      actions={
        <ButtonLink variant="primary" href={failure.retryHref}>
          {t('retry')}
        </ButtonLink>
      }
    >
      {failure.message}
    </Failure>
  )
}

const rows = [1, 2, 3, 4, 5, 6]
const widths = ['md', 'sm', 'xs', 'sm'] as const

/** The table before it comes, for `loading.tsx`: heads in words, cells in shape. */
export function DataTableLoading({ label, heads }: { label: string; heads: readonly string[] }) {
  const t = useKit()
  return (
    <div className="table-wrap" aria-busy="true">
      <table className="table" aria-label={t('list.loading', { label })}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              {heads.map((head, column) => (
                <td key={head}>
                  <Skeleton width={widths[(row + column) % widths.length] ?? 'sm'} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A list before it comes, in the shape of its table: the toolbar's place, the columns that will be shown. For `loading.tsx`. */
export function ListLoading({ label, shape }: { label: string; shape: ListShape }) {
  const shown = [
    ...shape.columns.filter(({ key }) => key === true),
    ...choosable(shape).filter(({ hidden }) => !hidden),
  ]
  return (
    <div>
      <div className="toolbar">
        <Skeleton width="lg" />
      </div>
      <DataTableLoading label={label} heads={shown.map((column) => column.label)} />
    </div>
  )
}
