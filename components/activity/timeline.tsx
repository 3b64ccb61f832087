import { CircleAlert, KeyRound, LogIn, type LucideIcon, Plug, RefreshCw, UserPen, Users } from 'lucide-react'
import { useKit, useReader } from '#kit'
import { relativeTime } from '../ui/time-words.ts'
import type { Kit } from '../words/kit.ts'
import { eventWords } from './event-words.ts'
import type { Activity } from './types.ts'

type TimelineProps = { label: string; events: readonly Activity[]; now: Date }

/** The newest events in a line each, for the side of a page. The whole of each is in the trail. */
export function Timeline({ label, events, now }: TimelineProps) {
  const t = useKit()
  const reader = useReader()
  return (
    <ol className="timeline" aria-label={label}>
      {events.map((event) => {
        const Icon = iconOf(event)
        return (
          <li key={event.id}>
            <span className="node">
              <Icon className="icon" aria-hidden="true" />
            </span>
            <span>
              {eventWords(event, reader.language)}
              {event.result === 'ok' ? null : (
                <span className="muted">{` (${t(`trail.results.${event.result}`)})`}</span>
              )}
              <span className="sub">{bySomebody(event, t)}</span>
            </span>
            <time dateTime={event.at.toISOString()}>{relativeTime(event.at, now, reader)}</time>
          </li>
        )
      })}
    </ol>
  )
}

const icons: readonly [RegExp, LucideIcon][] = [
  [/^(sign_in|session)/, LogIn],
  [/^(consent|grant|client)/, Plug],
  [/^(credential|assignment|role)/, KeyRound],
  [/^(membership|group)/, Users],
  [/^user/, UserPen],
]

function iconOf({ action, result }: Activity): LucideIcon {
  if (result !== 'ok') return CircleAlert
  return icons.find(([kind]) => kind.test(action))?.[1] ?? RefreshCw
}

/** Who did it, where that is not the person themselves. */
function bySomebody({ actor, target, environment }: Activity, t: Kit): string {
  const isOwn = actor.id !== null && actor.id === target.id
  const who = isOwn || actor.name === null ? [] : [t('trail.by', { name: actor.name })]
  return [...who, ...(environment === null ? [] : [environment.name ?? ''])].join(' · ')
}
