import { useKit } from '#kit'
import { NavGlyph } from './nav-icon.tsx'
import type { NavEntry, NavLink } from './types.ts'

/** The sections, always open: what is there is in sight. */
export function Nav({ entries }: { entries: readonly NavEntry[] }) {
  const t = useKit()
  return (
    <nav className="sidebar-nav" aria-label={t('shell.sections')}>
      {entries.map((entry) =>
        'href' in entry ? (
          <Item key={entry.href} link={entry}>
            <NavGlyph icon={entry.icon} />
          </Item>
        ) : (
          <section key={entry.label} aria-label={entry.label}>
            <span className="nav-item nav-head">
              <NavGlyph icon={entry.icon} />
              {entry.label}
            </span>
            <div className="nav-sub">
              {entry.entries.map((link) => (
                <Item key={link.href} link={link} />
              ))}
            </div>
          </section>
        ),
      )}
    </nav>
  )
}

function Item({ link, children }: { link: Omit<NavLink, 'icon'>; children?: React.ReactNode }) {
  return (
    <a className="nav-item" href={link.href} aria-current={link.current === true ? 'page' : undefined}>
      {children}
      {link.label}
      {link.count === undefined ? null : <span className="count">{link.count}</span>}
    </a>
  )
}
