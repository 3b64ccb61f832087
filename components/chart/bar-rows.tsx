import { useLanguage } from '#kit'
export type BarRow = { label: string; count: number; href: string }

/** A few numbers as bars, the largest the longest; each leads to what it counts. */
export function BarRows({ rows }: { rows: readonly BarRow[] }) {
  const language = useLanguage()
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <ul>
      {rows.map(({ label, count, href }) => (
        <li key={label}>
          <a className="bar-row" href={href}>
            <span>{label}</span>
            <span className="num">{count.toLocaleString(language)}</span>
            <svg className="track" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(100 * count) / most} height={4} />
            </svg>
          </a>
        </li>
      ))}
    </ul>
  )
}
