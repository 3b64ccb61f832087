import { readerNow } from '#app/messages/reader-now.ts'
import { absoluteDay } from '#components/ui/time-words.ts'

type Secret = { hint: string; createdAt: Date; expiresAt: Date | null }

type OverlapProps = { secrets: readonly Secret[]; now: Date; label: string; today: string }

const width = 366

/** Two secrets on a line of time: where both bars stand, both are accepted. Said in words beside it, so a picture alone. */
export function Overlap({ secrets, now, label, today }: OverlapProps) {
  const [older, newer] = secrets
  if (older === undefined || newer === undefined || older.expiresAt === null) return null
  const [from, until] = [newer.createdAt.getTime(), older.expiresAt.getTime()]
  // The overlap is the middle half; what was before and what comes after runs out of the picture.
  const at = (time: number) => Math.round(width / 4 + ((time - from) / Math.max(until - from, 1)) * (width / 2))
  const day = (time: number) => absoluteDay(new Date(time), readerNow())
  const here = Math.min(Math.max(at(now.getTime()), 0), width)
  return (
    <figure className="overlap">
      <svg className="chart" viewBox={`0 0 ${width} 58`} width="100%" role="img" aria-label={label}>
        <rect x={at(from)} y="0" width={at(until) - at(from)} height="40" className="overlap-both" />
        <rect x="0" y="8" width={at(until)} height="6" rx="2" className="overlap-old" />
        <rect x={at(from)} y="26" width={width - at(from)} height="6" rx="2" className="overlap-new" />
        <line x1={here} x2={here} y1="0" y2="42" className="overlap-now" />
        <text x="0" y="28">
          {older.hint}
        </text>
        <text x={width} y="17" textAnchor="end">
          {newer.hint}
        </text>
        <text x={at(from)} y="54" textAnchor="end">
          {day(from)}
        </text>
        <text x={here} y="54" textAnchor="middle" className="overlap-today">
          {today}
        </text>
        <text x={at(until)} y="54">
          {day(until)}
        </text>
      </svg>
    </figure>
  )
}
