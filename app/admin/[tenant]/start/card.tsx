import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import type { getStart } from '#lib/services/overview/start.ts'
import type { Place } from '../place.ts'
import { sectionHref } from '../sections.ts'
import { StartSteps } from './steps.tsx'

type Props = Awaited<ReturnType<typeof getStart.call>> & { tenant: string; place: Place }

/** The checklist on the overview, until it is hidden. */
export function StartCard({ steps, done, tenant, place }: Props) {
  const t = words('start')
  return (
    <Card
      title={t('title')}
      flush={true}
      aside={
        <a className="link small" href={sectionHref(tenant, 'start', place.current.slug)}>
          {t('count', { done, all: steps.length })}
        </a>
      }
    >
      <StartSteps steps={steps} tenant={tenant} place={place} />
    </Card>
  )
}
