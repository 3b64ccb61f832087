import { clsx } from 'clsx'
import type { ReactNode } from 'react'

type BadgeProps = { tone?: 'neutral' | 'accent' | 'success' | 'warning' | 'danger' | 'info'; children: ReactNode }

/** A kind or a mark beside a name. Never for what a plain word in its column says. */
export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return <span className={clsx('badge', tone !== 'neutral' && `badge-${tone}`)}>{children}</span>
}
