import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { OriginLadder } from '#components/ui/origin-ladder.tsx'
import { saveSchedule } from './actions.ts'
import type { KeysProps } from './panel.tsx'
import { ScheduleForm } from './schedule-form.tsx'

/** How long a key signs, where that is said, and the form that says it for this environment. */
export function ScheduleCard({ keys, at, canRotate }: KeysProps) {
  const t = words('keys')
  const { days, minDays, maxDays, builtInDays, origin, version } = keys.schedule
  const own = origin === 'environment'
  const rung = own ? 'environment' : origin === 'tenant' ? 'tenant' : 'platform'
  const name = origin === 'built_in' ? t('from.built_in') : t(`from.${rung}`)
  return (
    <Card title={t('schedule')} aside={<OriginLadder from={rung} name={name} own={own} />}>
      <div className="stack stack-4">
        <p>
          {t('scheduleText')} <span className="strong">{t('everyDays', { days })}</span>
        </p>
        {canRotate ? (
          <ScheduleForm
            action={saveSchedule.bind(null, at)}
            hidden={{ environment: keys.environment.slug, version }}
            days={own ? String(days) : ''}
            words={{
              days: t('days'),
              hint: t('daysHint', {
                min: minDays,
                max: maxDays,
                inherited: t('everyDays', { days: own ? builtInDays : days }),
              }),
            }}
          />
        ) : null}
      </div>
    </Card>
  )
}
