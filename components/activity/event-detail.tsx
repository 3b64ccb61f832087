import type { ReactNode } from 'react'
import { useKit, useLanguage } from '#kit'
import { Id } from '../ui/id.tsx'
import { KeyValues } from '../ui/key-values.tsx'
import { Moment } from '../ui/moment.tsx'
import type { Kit } from '../words/kit.ts'
import { Diff } from './diff.tsx'
import { eventWords } from './event-words.ts'
import { actorWords, targetWords } from './party-words.ts'
import type { Activity, ActivityLinks, Party } from './types.ts'

type Changes = { before?: Record<string, unknown>; after?: Record<string, unknown>; repeated?: number }

type EventDetailProps = { event: Activity; links: ActivityLinks }

/** What an event opens to: what changed, who and whence, and the way to everything that it names. */
export function EventDetail({ event, links }: EventDetailProps) {
  const t = useKit()
  const language = useLanguage()
  const changes = event.changes as Changes | null
  const { reason, ip, userAgent } = event
  return (
    <div className="event-detail">
      <div className="stack">
        <p>{eventWords(event, language)}</p>
        {event.erased ? <p className="muted">{t('trail.erased')}</p> : null}
        {changes?.repeated === undefined ? null : <p>{t('trail.repeated', { count: changes.repeated })}</p>}
        {changes === null ? (
          <p className="muted">{t('trail.noFields')}</p>
        ) : (
          <Diff before={changes.before} after={changes.after} />
        )}
        <p className="row wrap">
          <Ways event={event} links={links} />
        </p>
      </div>
      <KeyValues
        items={[
          { key: t('trail.time'), value: <Moment at={event.at} /> },
          { key: t('trail.event'), value: <Id value={event.id} label={t('trail.eventId')} /> },
          { key: t('trail.request'), value: <Id value={event.requestId} label={t('trail.requestId')} /> },
          {
            key: t('trail.actor'),
            value: <Named party={event.actor} words={actorWords(event.actor, t)} {...{ event, links }} />,
          },
          ...said(t, t('trail.behalf'), event.onBehalfOf, { event, links }),
          {
            key: t('trail.target'),
            value: <Named party={event.target} words={targetWords(event.target, t)} {...{ event, links }} />,
          },
          ...said(t, t('trail.client'), event.client, { event, links }),
          { key: t('trail.environment'), value: event.environment?.name ?? t('all') },
          { key: t('trail.reason'), value: reason === null ? '–' : reason.replaceAll('_', ' ') },
          { key: t('trail.from'), value: [ip, userAgent].filter(Boolean).join(' · ') || '–' },
        ]}
      />
    </div>
  )
}

function said(
  t: Kit,
  key: string,
  party: Party | null,
  { event, links }: EventDetailProps,
): { key: string; value: ReactNode }[] {
  if (party === null) return []
  return [{ key, value: <Named party={party} words={actorWords(party, t)} event={event} links={links} /> }]
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
  const t = useKit()
  if (trail === undefined) return null
  const { requestId, actor, target, ip } = event
  const ways: [string, string, string | null][] = [
    [t('trail.sameRequest'), 'request', requestId],
    [t('trail.sameActor'), 'actor', actor.id],
    [t('trail.sameTarget'), 'about', target.id],
    [t('trail.sameAddress'), 'ip', ip],
  ]
  return ways.map(([label, filter, value]) =>
    value === null ? null : (
      <a key={filter} className="button button-sm" href={trail(filter, value)}>
        {label}
      </a>
    ),
  )
}
