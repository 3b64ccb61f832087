import { readerNow } from '#app/messages/reader-now.ts'
import { words } from '#app/messages/words.ts'
import { Status } from '#components/ui/status.tsx'
import { absoluteTime } from '#components/ui/time-words.ts'
import type { TokenCheck } from '#lib/services/tokens/verdicts.ts'

/** Each thing that must hold, whether it does, and in plain words why. */
export function Checks({ checks }: { checks: readonly TokenCheck[] }) {
  const t = words('playground')
  return (
    <ul className="checks ruled">
      {checks.map(({ name, holds, says, about }) => (
        <li key={name}>
          <Status tone={holds === null ? 'off' : holds ? 'ok' : 'danger'}>{t(`check.${name}`)}</Status>
          <span className="break-words">{sentence(name, says, about)}</span>
        </li>
      ))}
    </ul>
  )
}

function sentence(name: TokenCheck['name'], says: string, about: TokenCheck['about']): string {
  const t = words('playground')
  const shown = about instanceof Date ? absoluteTime(about, readerNow()) : (about ?? '')
  // The service's verdicts are the keys of these words; a test holds the two together.
  return t(`says.${name}.${says}` as Parameters<typeof t>[0], { about: shown } as never)
}
