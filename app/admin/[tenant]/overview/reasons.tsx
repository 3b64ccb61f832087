import { words } from '#app/messages/words.ts'
import { BarRows } from '#components/chart/bar-rows.tsx'
import { Card } from '#components/ui/card.tsx'
import { failed, type Overview, trailHref } from './trail-href.ts'

const told = ['wrong_password', 'unknown_person', 'throttled', 'suspended', 'new_password_needed'] as const

/** Why people did not manage to sign in, the most frequent first. */
export function ReasonsCard(overview: Overview) {
  const t = words('overview')
  const { reasons } = overview
  const sentence = (reason: string): string => {
    const known = told.find((each) => each === reason)
    return known === undefined ? reason.replaceAll('_', ' ') : t(`reason.${known}`)
  }
  return (
    <Card title={t('why')} foot={t('summed')}>
      {reasons.length === 0 ? (
        <p className="muted">{t('noFailures')}</p>
      ) : (
        <BarRows
          rows={reasons.map(({ reason, count }) => ({
            label: sentence(reason),
            count,
            href: trailHref(overview, { ...failed, reason }),
          }))}
        />
      )}
    </Card>
  )
}
