import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { enter } from './actions.ts'
import { EnterForm } from './enter-form.tsx'
import type { Subject } from './subject.ts'

/** The way in, for an hour and a reason. */
export function EnterPanel({ subject }: { subject: Subject }) {
  const t = words('platform')
  const { tenant, place, isPlatform } = subject
  const obstacle = isPlatform
    ? t('tenant.isPlatform')
    : !place.may('platform:tenant:enter')
      ? t('tenant.enterNot')
      : tenant.status === 'deleting'
        ? t('tenant.enterStopped')
        : undefined
  return (
    <Card title={t('tenant.enterTitle')}>
      <div className="stack stack-4">
        <p className="secondary">{t('tenant.enterText')}</p>
        {obstacle === undefined ? (
          <EnterForm
            action={enter.bind(null, 'platform')}
            tenant={tenant.slug}
            words={{
              reason: t('tenant.reason'),
              hint: t('tenant.reasonHint'),
              button: t('tenant.enter'),
              pending: t('tenant.entering'),
            }}
          />
        ) : (
          <p>{obstacle}</p>
        )}
      </div>
    </Card>
  )
}
