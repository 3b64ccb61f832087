import type { ReactNode } from 'react'

export type StatusTone = 'ok' | 'warn' | 'danger' | 'info' | 'off' | 'pending'

/** A state in words; the dot repeats it in shape (filled or hollow) and colour. */
export function Status({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return <span className={`status status-${tone}`}>{children}</span>
}
