import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { OriginLadder } from '#components/ui/origin-ladder.tsx'
import { policies } from '#lib/policy/fields.ts'
import { saveSchedule } from './actions.ts'
import type { KeysProps } from './panel.tsx'
import { ScheduleForm } from './schedule-form.tsx'

const daySeconds = 86_400
const { min, max } = policies.keys.rotationSeconds

/** How long a key signs, where that is said, and the form that says it for this environment. */
export function ScheduleCard({ keys, at, canRotate }: KeysProps) {
  const t = words('keys')
  const { value, origin, version } = keys.schedule
  const own = origin === 'environment'
  const days = value / daySeconds
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
                min: min / daySeconds,
                max: max / daySeconds,
                inherited: t('everyDays', { days: own ? policies.keys.rotationSeconds.default / daySeconds : days }),
              }),
            }}
          />
        ) : null}
      </div>
    </Card>
  )
}
