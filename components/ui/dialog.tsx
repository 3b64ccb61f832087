'use client'
import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactElement, ReactNode } from 'react'
import { useKit } from '#kit'

type DialogProps = {
  trigger: ReactElement
  title: string
  description?: ReactNode
  children?: ReactNode
  /** The actions, the chosen one last. `Cancel` is always there. */
  actions: ReactNode
}

/** A question that must be answered before going on. What a page can do, a page does. */
export function Dialog({ trigger, title, description, children, actions }: DialogProps) {
  const t = useKit()
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Viewport className="dialog-place">
          <Base.Popup className="dialog">
            <div className="dialog-body">
              <Base.Title>{title}</Base.Title>
              {description === undefined ? null : (
                <Base.Description className="secondary">{description}</Base.Description>
              )}
              {children}
            </div>
            <div className="dialog-foot">
              <Base.Close className="button button-quiet">{t('cancel')}</Base.Close>
              {actions}
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
