import { useKit, useReader } from '#kit'
import { absoluteTime, relativeTime } from './time-words.ts'

type TimeProps = {
  at: Date | undefined | null
  /** The server's time of this answer: both sides then write the same words. */
  now: Date
  /** What to say where there is none. */
  never?: string
}

/** How long ago, with the exact moment in the reader's zone as its title. */
export function Time({ at, now, never }: TimeProps) {
  const t = useKit()
  const reader = useReader()
  if (at === undefined || at === null) return <span className="muted">{never ?? t('time.never')}</span>
  return (
    <time dateTime={at.toISOString()} title={absoluteTime(at, reader)}>
      {relativeTime(at, now, reader)}
    </time>
  )
}
