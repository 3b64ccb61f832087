import { useKit } from '#kit'
import { ButtonLink } from '../ui/button.tsx'
import type { PagingState } from './types.ts'

/** Where the reader is in the list. A page that is not there is not offered. */
export function DataTableFoot({ total, range, previousHref, nextHref, shown }: PagingState & { shown: number }) {
  const t = useKit()
  const paged = previousHref !== undefined || nextHref !== undefined
  const position = range === undefined ? `${shown}` : `${range.from}–${range.to}`
  const known = total && { position, exact: total.exact ? 'yes' : 'no', count: total.count }
  return (
    <div className="table-foot">
      <span>
        {!paged
          ? t('list.inAll', { count: total?.count ?? shown })
          : known === undefined
            ? position
            : t('list.of', known)}
      </span>
      {paged ? (
        <nav className="push row" aria-label={t('list.pages')}>
          <Step label={t('list.previous')} href={previousHref} />
          <Step label={t('list.next')} href={nextHref} />
        </nav>
      ) : null}
    </div>
  )
}

function Step({ label, href }: { label: string; href: string | undefined }) {
  if (href !== undefined)
    return (
      <ButtonLink size="sm" href={href}>
        {label}
      </ButtonLink>
    )
  return (
    <button type="button" className="button button-sm" disabled={true}>
      {label}
    </button>
  )
}
