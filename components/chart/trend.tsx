const [width, height] = [200, 36]

/** A line for the eye alone: what it shows is said beside it. */
export function Trend({ values, tone }: { values: readonly number[]; tone: 'ok' | 'failed' }) {
  const most = Math.max(1, ...values)
  const x = (index: number) => (index / Math.max(1, values.length - 1)) * width
  const line = values.map(
    (value, index) => `${x(index).toFixed(1)},${(height - 2 - (value / most) * (height - 4)).toFixed(1)}`,
  )
  return (
    <svg
      className={`trend trend-${tone}`}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polyline points={`0,${height} ${line.join(' ')} ${width},${height}`} className="trend-area" />
      <polyline points={line.join(' ')} className="trend-line" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
