import type { ReactNode } from 'react'
import { useLanguage } from '#kit'

export type Tab = { href: string; label: ReactNode; count?: number; current?: boolean }

/** Tabs are pages: each has its own URL, so they are links in a navigation. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const language = useLanguage()
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} className="tab" href={tab.href} aria-current={tab.current === true ? 'page' : undefined}>
          {tab.label}
          {tab.count === undefined ? null : <span className="count">{tab.count.toLocaleString(language)}</span>}
        </a>
      ))}
    </nav>
  )
}
