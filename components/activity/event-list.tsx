import { useKit, useLanguage } from '#kit'
import { Status } from '../ui/status.tsx'
import { Time } from '../ui/time.tsx'
import { EventDetail } from './event-detail.tsx'
import { eventWords } from './event-words.ts'
import { actorWords, targetWords } from './party-words.ts'
import type { Activity, ActivityLinks } from './types.ts'

type EventListProps = { label: string; events: readonly Activity[]; now: Date; links?: ActivityLinks }

const resultTones = { ok: 'ok', failed: 'warn', refused: 'danger' } as const

/** Events, newest first. Each opens to what changed and whence; it works without JavaScript. */
export function EventList({ label, events, now, links = {} }: EventListProps) {
  const t = useKit()
  const language = useLanguage()
  return (
    <ol className="events" aria-label={label}>
      {events.map((event) => (
        <li key={event.id}>
          <details>
            <summary>
              <span className="events-time">
                <Time at={event.at} now={now} />
              </span>
              <span className="truncate">{actorWords(event.actor, t)}</span>
              <span className="mono truncate" title={eventWords(event, language)}>
                {event.action}
              </span>
              <span className="truncate">{targetWords(event.target, t)}</span>
              <Status tone={resultTones[event.result]}>{t(`trail.results.${event.result}`)}</Status>
            </summary>
            <EventDetail event={event} links={links} />
          </details>
        </li>
      ))}
    </ol>
  )
}
