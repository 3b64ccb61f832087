import type { ReactNode } from 'react'

/** Copies a text where scripts run, and says that it did; elsewhere it is not there. */
export function CopyButton({ text, children }: { text: string; children: ReactNode }) {
  return (
    <button className="button button-sm" type="button" data-copy={text} aria-live="polite" hidden={true}>
      {children}
    </button>
  )
}
