import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { Status } from '#components/ui/status.tsx'
import type { getHealth } from '#lib/services/health/get.ts'

type Problems = Awaited<ReturnType<typeof getHealth.call>>['problems']

/** What is wrong, in a line each. */
export function HealthCard({ problems }: { problems: Problems }) {
  const t = words('platform')
  return (
    <Card
      title={t('overview.health')}
      aside={
        <a className="link small" href="/platform/health">
          {t('overview.toHealth')}
        </a>
      }
      flush={true}
    >
      <ul className="items">
        {problems.length === 0 ? (
          <li>
            <Status tone="ok">{t('overview.well')}</Status>
          </li>
        ) : (
          problems.map(({ what, isGrave }) => (
            <li key={what}>
              <Status tone={isGrave ? 'danger' : 'warn'}>{t(`health.problem.${what}.title`)}</Status>
            </li>
          ))
        )}
      </ul>
    </Card>
  )
}
