import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { Id } from '#components/ui/id.tsx'
import { Time } from '#components/ui/time.tsx'
import type { KeysProps } from './panel.tsx'

/** The last keys that verify nothing any more; their private halves are gone. */
export function RetiredCard({ keys, now }: KeysProps) {
  const t = words('keys')
  return (
    <Card title={t('retiredTitle')} flush={true}>
      {keys.retired.length === 0 ? (
        <p className="card-body muted">{t('noneRetired')}</p>
      ) : (
        <ul className="items">
          {keys.retired.map(({ id, kid, alg, retiresAt }) => (
            <li key={id}>
              <div className="grow">
                <Id value={kid} label={words('common')('idOf.key')} />
                <div className="sub">
                  {alg} · <Time at={retiresAt} now={now} />
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
