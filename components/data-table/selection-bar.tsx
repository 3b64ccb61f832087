'use client'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useKit, useLanguage } from '#kit'
import type { BulkAction, BulkReport, Selection } from './bulk.ts'
import { countWords } from './bulk.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { BulkResult } from './bulk-result.tsx'

type SelectionBarProps = {
  selection: Selection
  /** The chosen rows of the page. */
  chosen: readonly { id: string; label: string }[]
  /** All that match were chosen, on this page and the others. */
  all: boolean
  total: { count: number; exact: boolean } | undefined
  /** The list's search and filters; undefined where only the page can be chosen. */
  matching: string | undefined
  keep: Readonly<Record<string, string>>
  onAll: () => void
  onClear: () => void
}

/** Docked over the table's foot while rows are selected: how many, all of them, and what can be done to them. */
export function SelectionBar(props: SelectionBarProps) {
  const t = useKit()
  const language = useLanguage()
  const { selection, chosen, all, total, matching, onAll, onClear } = props
  const [asked, setAsked] = useState<BulkAction>()
  const [answer, setAnswer] = useState<{ title: string; report: BulkReport }>()
  const count = all ? (total?.count ?? chosen.length) : chosen.length
  const isExact = !all || total?.exact !== false
  const many = countWords(count, selection.noun, language)
  const beyond = matching !== undefined && total !== undefined && total.count > chosen.length
  return (
    <>
      {count === 0 ? null : (
        <section className="selection-bar" aria-label={t('list.selection')}>
          <span className="nowrap" role="status">
            {t('list.selected', { exact: isExact ? 'yes' : 'no', count })}
          </span>
          {beyond && !all ? (
            <button type="button" className="all" onClick={onAll}>
              {t('list.selectAll', { exact: total.exact ? 'yes' : 'no', count: total.count })}
            </button>
          ) : null}
          <span className="rule" />
          {selection.actions.map((action) => (
            <button key={action.key} type="button" className="button" onClick={() => setAsked(action)}>
              {action.icon}
              {action.label}
            </button>
          ))}
          <span className="rule" />
          <button type="button" className="button button-icon" aria-label={t('list.clearSelection')} onClick={onClear}>
            <X className="icon" aria-hidden="true" />
          </button>
        </section>
      )}
      <BulkDialog
        action={asked}
        many={isExact ? many : t('list.about', { count: many })}
        sent={all ? [['matching:text', matching ?? '']] : chosen.map(({ id }) => ['ids[]', id] as const)}
        keep={props.keep}
        onClose={() => setAsked(undefined)}
        onDone={(report) => {
          const labels = new Map(chosen.map(({ id, label }) => [id, label]))
          const rows = report.rows.map((row) => ({ ...row, label: labels.get(row.id) ?? row.label }))
          setAnswer({ title: asked?.ask.confirm ?? '', report: { ...report, rows } })
          setAsked(undefined)
          onClear()
        }}
      />
      <BulkResult
        title={answer?.title ?? ''}
        report={answer?.report}
        noun={selection.noun}
        onClose={() => setAnswer(undefined)}
      />
    </>
  )
}
