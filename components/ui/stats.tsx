import { useLanguage } from '#kit'

type StatsProps = { label: string; stats: readonly { label: string; value: number; href: string }[] }

/** A few numbers in a row; each leads to what it counts. */
export function Stats({ label, stats }: StatsProps) {
  const language = useLanguage()
  return (
    <section className="stats" aria-label={label}>
      {stats.map((stat) => (
        <a key={stat.label} className="stat" href={stat.href}>
          <span className="label">{stat.label}</span>
          <span className="value">{stat.value.toLocaleString(language)}</span>
        </a>
      ))}
    </section>
  )
}
