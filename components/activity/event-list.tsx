import { Id } from '../ui/id.tsx'
import { KeyValues } from '../ui/key-values.tsx'
import { Status } from '../ui/status.tsx'
import { Time } from '../ui/time.tsx'
import { absoluteTime } from '../ui/time-words.ts'
import { Diff } from './diff.tsx'
import type { Activity, ActivityLinks } from './types.ts'

type EventListProps = { label: string; events: readonly Activity[]; now: Date; links?: ActivityLinks }

const resultWords = { ok: 'Done', failed: 'Failed', refused: 'Refused' } as const
const resultTones = { ok: 'ok', failed: 'warn', refused: 'danger' } as const

/** Events, newest first. Each opens to what changed and whence; it works without JavaScript. */
export function EventList({ label, events, now, links = {} }: EventListProps) {
  return (
    <ol className="events" aria-label={label}>
      {events.map((event) => (
        <li key={event.id}>
          <details>
            <summary>
              <span className="events-time">
                <Time at={event.at} now={now} />
              </span>
              <span className="truncate">{whoOf(event)}</span>
              <span className="mono truncate" title={event.says}>
                {event.action}
              </span>
              <span className="truncate">{named(event.target)}</span>
              <Status tone={resultTones[event.result]}>{resultWords[event.result]}</Status>
            </summary>
            <EventDetail event={event} links={links} />
          </details>
        </li>
      ))}
    </ol>
  )
}

function EventDetail({ event, links }: { event: Activity; links: ActivityLinks }) {
  const changes = event.changes as { before?: Record<string, unknown>; after?: Record<string, unknown> } | null
  const targetHref = links.target?.(event.target)
  const requestHref = links.request?.(event.requestId)
  return (
    <div className="event-detail">
      <div className="stack">
        <p>{event.says}</p>
        {event.erased ? <p className="muted">What told of the person has been erased.</p> : null}
        {changes === null ? (
          <p className="muted">No fields changed.</p>
        ) : (
          <Diff before={changes.before} after={changes.after} />
        )}
        <p className="row">
          {targetHref === undefined ? null : (
            <a className="button button-sm" href={targetHref}>
              Open {event.target.kind}
            </a>
          )}
          {requestHref === undefined ? null : (
            <a className="button button-sm" href={requestHref}>
              Events of this request
            </a>
          )}
        </p>
      </div>
      <KeyValues
        items={[
          { key: 'Time', value: absoluteTime(event.at) },
          { key: 'Event', value: <Id value={event.id} label="event id" /> },
          { key: 'Request', value: <Id value={event.requestId} label="request id" /> },
          { key: 'Actor', value: event.actor.id === null ? whoOf(event) : <Id value={event.actor.id} label="actor" /> },
          { key: 'Target', value: event.target.id === null ? '–' : <Id value={event.target.id} label="target" /> },
          { key: 'Environment', value: event.environment ?? 'All' },
          { key: 'Reason', value: event.reason ?? '–' },
          { key: 'From', value: [event.ip, event.userAgent].filter(Boolean).join(' · ') || '–' },
        ]}
      />
    </div>
  )
}

const whoOf = ({ actor }: Activity): string =>
  actor.kind === 'operator'
    ? 'An operator'
    : (actor.name ?? (actor.kind === 'anonymous' ? 'Somebody' : `A ${actor.kind}`))

/** A kind in words and the name; the id's beginning where the object is gone. */
const named = ({ kind, id, name }: Activity['target']): string =>
  `${kind.replaceAll('_', ' ')} ${name ?? (id === null ? '' : `${id.slice(0, 10)}…`)}`.trim()
