'use client'
import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useKit, useLanguage } from '#kit'
import { Status } from '../ui/status.tsx'
import { type BulkReport, countWords, type Selection } from './bulk.ts'

type BulkResultProps = {
  /** What was done: `Suspend users`. Undefined: nothing to show, the sheet is closed. */
  title: string
  report: BulkReport | undefined
  noun: Selection['noun']
  onClose: () => void
}

/** What came of an action on many rows, row by row: those that were refused first, each with its reason. */
export function BulkResult({ title, report, noun, onClose }: BulkResultProps) {
  const t = useKit()
  const language = useLanguage()
  const rows = report?.rows ?? []
  const refused = rows.filter(({ ok }) => !ok)
  const done = rows.filter(({ ok }) => ok)
  const left = report?.left ?? 0
  return (
    <Base.Root open={report !== undefined} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Popup className="sheet">
          <div className="sheet-head">
            <Base.Title>{title}</Base.Title>
            <Base.Close className="button button-quiet button-icon button-sm push" aria-label={t('bulk.close')}>
              <X className="icon" aria-hidden="true" />
            </Base.Close>
          </div>
          <div className="sheet-body">
            <Base.Description>
              {t(refused.length > 0 ? 'bulk.doneAndRefused' : 'bulk.done', {
                count: countWords(done.length, noun, language),
                refused: refused.length,
              })}
              {left > 0 ? ` ${t('bulk.left', { count: countWords(left, noun, language) })}` : ''}
            </Base.Description>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section className="table-scroll" tabIndex={0} aria-label={t('bulk.each')}>
              <table className="table" aria-label={t('bulk.results')}>
                <thead>
                  <tr>
                    <th scope="col">{capital(noun[0])}</th>
                    <th scope="col">{t('bulk.result')}</th>
                  </tr>
                </thead>
                <tbody>
                  {[...refused, ...done].slice(0, shownRows).map((row) => (
                    <tr key={row.id}>
                      <td className="key">{row.label}</td>
                      <td className="wraps">
                        {row.ok ? <Status tone="ok">{t('done')}</Status> : <Status tone="danger">{row.reason}</Status>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
            {rows.length > shownRows ? (
              <p className="muted small">{t('bulk.first', { shown: shownRows, all: rows.length })}</p>
            ) : null}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** More than anybody reads in a sheet; refused rows come first. */
const shownRows = 500

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
