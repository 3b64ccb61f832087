import { readerNow } from '#app/messages/reader-now.ts'
import { catalogue } from '#app/messages/words.ts'
import { absoluteTime, relativeTime } from '#components/ui/time-words.ts'

const instants = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at'])

/** Each claim with its value and what it is for. */
export function Claims({ claims, now }: { claims: Record<string, unknown>; now: Date }) {
  const explained: Readonly<Record<string, string>> = catalogue().playground.claim
  return (
    <ul className="params ruled">
      {Object.entries(claims).map(([name, value]) => (
        <li key={name}>
          <span className="mono strong break-all">{name}</span>
          <span>
            <span className="mono break-all">{shown(value)}</span>
            <span className="muted small block">
              {[moment(name, value, now), Object.hasOwn(explained, name) ? explained[name] : undefined]
                .filter((part) => part !== undefined)
                .join(' ')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

function moment(name: string, value: unknown, now: Date): string | undefined {
  if (!instants.has(name) || typeof value !== 'number' || Math.abs(value) > 8e12) return undefined
  const at = new Date(value * 1_000)
  return `${absoluteTime(at, readerNow())}, ${relativeTime(at, now, readerNow())}.`
}
