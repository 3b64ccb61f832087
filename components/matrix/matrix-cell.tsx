import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Cell } from './layout.ts'
import type { Matrix } from './use-matrix.ts'

/**
 * One permission: ticked, or had through a contained role, or not. Its words stand beside it where there is no column head to
 * say them: on narrow screens, and in the column of rare actions.
 */
export function MatrixCell({ cell, matrix, locked }: { cell: Cell; matrix: Matrix; locked: boolean }) {
  const t = useTranslations('roles.matrix')
  const { id, name, through, why } = cell
  const isGranted = matrix.isGranted(id)
  if (!isGranted && !matrix.isChanged(id) && through.length > 0) {
    const from = t('through', { permission: name, roles: through.join(', ') })
    return (
      <span className="cell-line">
        <span className="cell">
          <span className="inherited" role="img" aria-label={from} title={from}>
            <Check className="icon" aria-hidden="true" />
          </span>
        </span>
        <Words cell={cell} more={from.slice(name.length + 2)} />
      </span>
    )
  }
  const change = !matrix.isChanged(id) ? undefined : isGranted ? t('added') : t('removed')
  const reason = why === null || isGranted ? undefined : t(why === 'not_held' ? 'whyNotHeld' : 'whyBuiltIn')
  const said = [name, change, reason].filter(Boolean).join(', ')
  return (
    <label className="cell-line">
      <span className={`cell${change === undefined ? '' : isGranted ? ' added' : ' removed'}`}>
        <input
          type="checkbox"
          className="checkbox"
          name="granted[]"
          value={id}
          aria-label={said}
          title={reason}
          checked={isGranted}
          disabled={locked || reason !== undefined}
          onChange={() => matrix.toggle(id)}
        />
      </span>
      <Words cell={cell} more={reason} />
    </label>
  )
}

function Words({ cell, more }: { cell: Cell; more: string | undefined }) {
  return (
    <span className="cell-words" aria-hidden="true">
      <span className="mono">{cell.action === '' ? cell.name : cell.action}</span>
      <span className="muted cell-about">{[cell.description, more].filter(Boolean).join(' · ')}</span>
    </span>
  )
}
