'use client'
import { Dialog as Base } from '@base-ui/react/dialog'
import { useState, useTransition } from 'react'
import { useKit } from '#kit'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import type { BulkAction, BulkReport } from './bulk.ts'
import { KeptFields } from './kept-fields.tsx'

type BulkDialogProps = {
  /** Undefined: nothing is asked, the dialog is closed. */
  action: BulkAction | undefined
  /** `3 users`. */
  many: string
  /** What names the rows: `ids[]` or `matching:text`. */
  sent: readonly (readonly [string, string])[]
  keep: Readonly<Record<string, string>>
  onClose: () => void
  onDone: (report: BulkReport) => void
}

/** Asks before something is done to many rows, with the fields that it needs. While it runs it can't be sent twice. */
export function BulkDialog({ action, many, sent, keep, onClose, onDone }: BulkDialogProps) {
  const t = useKit()
  const [pending, start] = useTransition()
  const [problem, setProblem] = useState<string>()
  const send = (form: FormData) =>
    start(async () => {
      if (action === undefined) return
      const answer = await action.run(form).catch(() => ({ ok: false as const, message: t('bulk.lost') }))
      if (answer.ok) {
        setProblem(undefined)
        onDone(answer.report)
      } else setProblem(answer.message)
    })
  const close = () => {
    setProblem(undefined)
    onClose()
  }
  return (
    <Base.Root open={action !== undefined} onOpenChange={(open) => (open || pending ? undefined : close())}>
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Viewport className="dialog-place">
          <Base.Popup className="dialog">
            {action === undefined ? null : (
              <form
                onSubmit={(event) => {
                  event.preventDefault()
                  if (!pending) send(new FormData(event.currentTarget))
                }}
                aria-busy={pending}
              >
                <KeptFields params={[...Object.entries(keep), ...sent]} />
                <div className="dialog-body">
                  <Base.Title>{action.ask.title(many)}</Base.Title>
                  {problem === undefined ? null : (
                    <Banner tone="danger" title={t('bulk.nothing')}>
                      <p>{problem}</p>
                    </Banner>
                  )}
                  {action.ask.description === undefined ? null : (
                    <Base.Description className="secondary" render={<div />}>
                      {action.ask.description}
                    </Base.Description>
                  )}
                  {action.ask.fields}
                </div>
                <div className="dialog-foot">
                  <Base.Close className="button button-quiet" disabled={pending}>
                    {t('cancel')}
                  </Base.Close>
                  <Button type="submit" variant={action.danger === true ? 'danger' : 'primary'} aria-disabled={pending}>
                    {pending ? t('bulk.working') : action.ask.confirm}
                  </Button>
                </div>
              </form>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
