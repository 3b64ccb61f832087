import { words } from '#app/messages/words.ts'
import { brandingHref, type TabKey } from './at.ts'
import type { Subject } from './subject.ts'

/** Whose pages are meant: two addresses of the same page. */
export function LevelChoice({ subject: { at, place }, tab }: { subject: Subject; tab: TabKey }) {
  const t = words('branding')
  const levels = [
    { level: 'tenant', label: t('level.tenant') },
    { level: 'environment', label: t('level.environment', { name: place.current.displayName }) },
  ] as const
  return (
    <nav className="row wrap level-choice" aria-label={t('level.label')}>
      {levels.map(({ level, label }) => (
        <a
          key={level}
          className="button button-sm"
          href={brandingHref({ ...at, level }, tab)}
          aria-current={level === at.level ? 'page' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  )
}
