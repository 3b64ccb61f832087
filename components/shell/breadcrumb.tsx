import { clsx } from 'clsx'
import { useKit } from '#kit'
import type { Crumb } from './types.ts'

/** `Tenant / Section / Item`. On narrow screens the last two. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useKit()
  return (
    <nav aria-label={t('shell.breadcrumb')} className="grow">
      <ol className="breadcrumb">
        {crumbs.map((crumb, index) => {
          const last = index === crumbs.length - 1
          return (
            <li key={crumb.label} className={clsx('truncate', index < crumbs.length - 2 && 'only-wide')}>
              {last || crumb.href === undefined ? (
                <span className="truncate" aria-current={last ? 'page' : undefined}>
                  {crumb.label}
                </span>
              ) : (
                <a href={crumb.href} className="truncate">
                  {crumb.label}
                </a>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
