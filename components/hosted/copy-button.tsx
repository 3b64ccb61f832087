import type { ReactNode } from 'react'
import type { HostedPage } from './page.ts'

type CopyButtonProps = { text: string; page: HostedPage; children: ReactNode }

/** Copies a text where scripts run, and says that it did; elsewhere it is not there. */
export function CopyButton({ text, page, children }: CopyButtonProps) {
  return (
    <button
      className="button button-sm"
      type="button"
      data-copy={text}
      data-copied={page.words.hosted('recovery.copied')}
      data-not-copied={page.words.hosted('recovery.notCopied')}
      aria-live="polite"
      hidden={true}
    >
      {children}
    </button>
  )
}
