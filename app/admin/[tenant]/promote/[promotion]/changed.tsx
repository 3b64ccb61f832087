import { words } from '#app/messages/words.ts'
import { Diff } from '#components/activity/diff.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import type { getPromotion } from '#lib/services/promotion/get.ts'

type Entries = Awaited<ReturnType<typeof getPromotion.call>>['entries']

const tones = { create: 'success', change: 'warning', remove: 'danger', none: 'neutral', blocked: 'neutral' } as const

/** What a promotion made of each object, field by field. */
export function ChangedCard({ entries }: { entries: Entries }) {
  const t = words('promote')
  return (
    <Card title={t('what')} flush={true}>
      <ul className="items">
        {entries.map(({ key, object, name, action, changes }) => {
          const side = (of: 'from' | 'to') =>
            Object.fromEntries(changes.filter((each) => each[of] !== null).map((each) => [each.field, each[of]]))
          return (
            <li key={key} className="promote-entry">
              <div className="row wrap">
                <Badge tone={tones[action]}>{t(`actionOf.${action}`)}</Badge>
                <span className="muted small">{t(`objectOf.${object}`)}</span>
                <span className="strong promote-name">{name}</span>
              </div>
              <details open={action === 'change'}>
                <summary className="link small" aria-label={`${t('fields', { count: changes.length })}: ${name}`}>
                  {t('fields', { count: changes.length })}
                </summary>
                <div className="mt-3">
                  <Diff before={side('from')} after={side('to')} />
                </div>
              </details>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
