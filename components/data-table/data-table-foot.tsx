import { ButtonLink } from '../ui/button.tsx'
import type { PagingState } from './types.ts'

/** Where the reader is in the list. A page that is not there is not offered. */
export function DataTableFoot({ total, range, previousHref, nextHref, shown }: PagingState & { shown: number }) {
  const paged = previousHref !== undefined || nextHref !== undefined
  const position = range === undefined ? `${shown}` : `${range.from}–${range.to}`
  const size = total === undefined ? '' : ` of ${total.exact ? '' : 'about '}${total.count.toLocaleString('en')}`
  return (
    <div className="table-foot">
      <span>{paged ? `${position}${size}` : `${(total?.count ?? shown).toLocaleString('en')} in all`}</span>
      {paged ? (
        <nav className="push row" aria-label="Pages">
          <Step label="Previous" href={previousHref} />
          <Step label="Next" href={nextHref} />
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
