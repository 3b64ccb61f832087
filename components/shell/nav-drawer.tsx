'use client'
import { Dialog as Base } from '@base-ui/react/dialog'
import { Menu } from 'lucide-react'
import type { ReactNode } from 'react'
import { useKit } from '#kit'

/** The sidebar on narrow screens: the same, over the page, opened by a button. */
export function NavDrawer({ children }: { children: ReactNode }) {
  const t = useKit()
  return (
    <Base.Root>
      <Base.Trigger className="button button-quiet button-icon button-sm only-narrow" aria-label={t('shell.open')}>
        <Menu className="icon" aria-hidden="true" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Popup className="drawer">
          <Base.Title className="sr-only">{t('shell.navigation')}</Base.Title>
          {children}
          <Base.Close className="sr-only">{t('shell.close')}</Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
