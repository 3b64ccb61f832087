'use client'
import { Pause, Radio } from 'lucide-react'
import { EventList } from './event-list.tsx'
import type { Activity, ActivityLinks } from './types.ts'
import { useTail } from './use-tail.ts'

/** `arrived` has `{count}` in it. */
export type TailWords = {
  follow: string
  pause: string
  waiting: string
  arrived: string
  lost: string
  newest: string
}

type LiveTailProps = {
  /** Answers `{ rows }` since a moment: `&since=` is added. */
  src: string
  label: string
  seen: readonly Activity[]
  now: Date
  links: ActivityLinks
  words: TailWords
}

/** Events as they come, above those that the page came with. It is quiet until asked, and stops when asked; what came stays. */
export function LiveTail({ src, label, seen, now, links, words }: LiveTailProps) {
  const { events, isOn, isLost, toggle, at } = useTail(src, seen, now)
  const Icon = isOn ? Pause : Radio
  const arrived = events.length === 0 ? words.waiting : words.arrived.replace('{count}', String(events.length))
  return (
    <div className="tail">
      <div className="tail-bar">
        <button type="button" className="button button-sm" aria-pressed={isOn} onClick={toggle}>
          <Icon className="icon" aria-hidden="true" />
          {isOn ? words.pause : words.follow}
        </button>
        <span className="small muted" role="status" aria-live="polite">
          {isLost ? words.lost : isOn || events.length > 0 ? arrived : ''}
        </span>
      </div>
      {events.length === 0 ? null : (
        <EventList label={`${label}: ${words.newest}`} events={events} now={at} links={links} />
      )}
    </div>
  )
}
