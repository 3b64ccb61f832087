import { languageNow } from '#app/messages/language-now.ts'
import { words } from '#app/messages/words.ts'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Subject } from './subject.ts'

const counted = ['users', 'groups', 'clients', 'environments', 'apis', 'roles', 'sessions', 'families'] as const

/** How much of each kind a job counted in a tenant, and when. */
export function Holds({ holds, now }: { holds: Subject['holds']; now: Date }) {
  const t = words('platform')
  if (holds === null) return <p className="muted">{t('tenant.notCounted')}</p>
  return (
    <div className="stack stack-2">
      <KeyValues
        items={counted.map((name) => ({
          key: t(`tenant.${name}`),
          value: holds.counts[name].toLocaleString(languageNow()),
        }))}
      />
      <p className="muted small">
        {t('tenant.counted')} <Time at={holds.countedAt} now={now} />
      </p>
    </div>
  )
}
