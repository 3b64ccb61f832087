import type { ReactNode } from 'react'
import { Id } from '../ui/id.tsx'
import { KeyValues } from '../ui/key-values.tsx'
import { absoluteTime } from '../ui/time-words.ts'
import { Diff } from './diff.tsx'
import { actorWords, targetWords } from './party-words.ts'
import type { Activity, ActivityLinks, Party } from './types.ts'

type Changes = { before?: Record<string, unknown>; after?: Record<string, unknown>; repeated?: number }

type EventDetailProps = { event: Activity; links: ActivityLinks }

/** What an event opens to: what changed, who and whence, and the way to everything that it names. */
export function EventDetail({ event, links }: EventDetailProps) {
  const changes = event.changes as Changes | null
  const { reason, ip, userAgent } = event
  return (
    <div className="event-detail">
      <div className="stack">
        <p>{event.says}</p>
        {event.erased ? <p className="muted">What told of the person has been erased.</p> : null}
        {changes?.repeated === undefined ? null : <p>{`${changes.repeated} times within a minute.`}</p>}
        {changes === null ? (
          <p className="muted">No fields changed.</p>
        ) : (
          <Diff before={changes.before} after={changes.after} />
        )}
        <p className="row wrap">
          <Ways event={event} links={links} />
        </p>
      </div>
      <KeyValues
        items={[
          { key: 'Time', value: absoluteTime(event.at) },
          { key: 'Event', value: <Id value={event.id} label="event id" /> },
          { key: 'Request', value: <Id value={event.requestId} label="request id" /> },
          { key: 'Actor', value: <Named party={event.actor} words={actorWords(event.actor)} {...{ event, links }} /> },
          ...said('On behalf of', event.onBehalfOf, { event, links }),
          {
            key: 'Target',
            value: <Named party={event.target} words={targetWords(event.target)} {...{ event, links }} />,
          },
          ...said('Client', event.client, { event, links }),
          { key: 'Environment', value: event.environment?.name ?? 'All' },
          { key: 'Reason', value: reason === null ? '–' : reason.replaceAll('_', ' ') },
          { key: 'From', value: [ip, userAgent].filter(Boolean).join(' · ') || '–' },
        ]}
      />
    </div>
  )
}

function said(
  key: string,
  party: Party | null,
  { event, links }: EventDetailProps,
): { key: string; value: ReactNode }[] {
  if (party === null) return []
  return [{ key, value: <Named party={party} words={actorWords(party)} event={event} links={links} /> }]
}

/** A name that leads to its page, and the id to copy. */
function Named({ party, words, event, links }: EventDetailProps & { party: Party; words: string }) {
  const href = links.page?.(party, event.environment?.slug)
  return (
    <>
      {href === undefined ? (
        words
      ) : (
        <a className="link" href={href}>
          {words}
        </a>
      )}
      {party.id === null || party.id === party.name ? null : <Id value={party.id} label={party.kind} />}
    </>
  )
}

/** From an event to others: of its request, by its actor, about its target, from its address. */
function Ways({ event, links: { trail } }: EventDetailProps) {
  if (trail === undefined) return null
  const { requestId, actor, target, ip } = event
  const ways: [string, string, string | null][] = [
    ['Events of this request', 'request', requestId],
    ['By this actor', 'actor', actor.id],
    ['Of this target', 'about', target.id],
    ['From this address', 'ip', ip],
  ]
  return ways.map(([label, filter, value]) =>
    value === null ? null : (
      <a key={filter} className="button button-sm" href={trail(filter, value)}>
        {label}
      </a>
    ),
  )
}
