'use client'
import { Toast as Base } from '@base-ui/react/toast'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useKit } from '#kit'

/** Gives `useToast` to what is inside, and shows what it says. Never for an error that stops somebody. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider>
      {children}
      <Base.Portal>
        <Base.Viewport className="toasts">
          <Toasts />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

/** `toast('Secret rotated. The old one ends in 7 days.')` */
export function useToast(): (words: string, tone?: 'ok' | 'bad') => void {
  const manager = Base.useToastManager()
  return (words, tone = 'ok') => {
    manager.add({ description: words, type: tone })
  }
}

function Toasts() {
  const t = useKit()
  const { toasts } = Base.useToastManager()
  return toasts.map((toast) => (
    <Base.Root key={toast.id} toast={toast} className="toast">
      {toast.type === 'bad' ? (
        <CircleAlert className="icon icon-bad" aria-hidden="true" />
      ) : (
        <CircleCheck className="icon icon-ok" aria-hidden="true" />
      )}
      <Base.Description className="grow" />
      <Base.Close className="button button-quiet button-icon button-sm" aria-label={t('toast.dismiss')}>
        <X className="icon" aria-hidden="true" />
      </Base.Close>
    </Base.Root>
  ))
}
