import { useKit, useLanguage } from '#kit'
import { ticksOf } from './ticks.ts'

export type Bar = { label: string; ok: number; failed: number }

type BarChartProps = { bars: readonly Bar[] /** What it shows, in a sentence. */; label: string; every: number }

const [width, height, gap] = [700, 168, 3]

/** Two numbers over time, one on the other, as a drawing that needs no scripts. Every so many bars have their time below. */
export function BarChart({ bars, label, every }: BarChartProps) {
  const t = useKit()
  const language = useLanguage()
  const ticks = ticksOf(Math.max(0, ...bars.map(({ ok, failed }) => ok + failed)))
  const most = ticks.at(-1) ?? 1
  const y = (value: number) => height - (value / most) * height
  const step = width / Math.max(1, bars.length)
  return (
    <svg className="chart" viewBox="-56 -12 796 212" width="100%" role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={0} x2={width} y1={y(tick)} y2={y(tick)} className="chart-grid" />
          <text x={-8} y={y(tick) + 4} textAnchor="end">
            {tick.toLocaleString(language)}
          </text>
        </g>
      ))}
      {bars.map(({ label: at, ok, failed }, index) => (
        <g key={at}>
          <title>{t('chart.bar', { at, ok, failed })}</title>
          <rect className="chart-ok" x={index * step} width={step - gap} y={y(ok)} height={height - y(ok)} />
          <rect
            className="chart-failed"
            x={index * step}
            width={step - gap}
            y={y(ok + failed)}
            height={y(ok) - y(ok + failed)}
          />
          {index % every === 0 ? (
            <text x={index * step} y={height + 20} className={(index / every) % 2 === 1 ? 'chart-minor' : undefined}>
              {at}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  )
}
