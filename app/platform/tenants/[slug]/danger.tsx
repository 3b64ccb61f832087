import { readerNow } from '#app/messages/reader-now.ts'
import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { TypedConfirmation } from '#components/form/typed-confirmation.tsx'
import { Card } from '#components/ui/card.tsx'
import { absoluteTime } from '#components/ui/time-words.ts'
import { requestDeletion, resume, suspend, undoDeletion } from './actions.ts'
import { Holds } from './holds.tsx'
import type { Subject } from './subject.ts'

/** What stops a tenant, what deletes it, and for seven days the way back. */
export function DangerPanel({ subject }: { subject: Subject }) {
  const t = words('platform')
  const { tenant, place, isPlatform, holds } = subject
  if (isPlatform) return <p className="secondary">{t('tenant.isPlatform')}</p>
  const { slug, status } = tenant
  const hidden = { tenant: slug }
  const pendingLabel = t('tenant.working')
  const mayDelete = place.may('platform:tenant:delete')
  const isActive = status === 'active'
  if (status === 'deleting')
    return (
      <Card title={t('tenant.undoTitle')}>
        <div className="stack stack-4">
          <p className="secondary">
            {t('tenant.undoText', { at: tenant.purgeAt === null ? '' : absoluteTime(tenant.purgeAt, readerNow()) })}
          </p>
          {mayDelete ? (
            <DeedButton
              action={undoDeletion.bind(null, slug)}
              hidden={hidden}
              label={t('tenant.undo')}
              pendingLabel={pendingLabel}
              variant="primary"
            />
          ) : null}
        </div>
      </Card>
    )
  return (
    <>
      {place.may('platform:tenant:write') ? (
        <Card title={isActive ? t('tenant.suspendTitle') : t('tenant.resumeTitle')}>
          <div className="stack stack-4">
            <p className="secondary">{isActive ? t('tenant.suspendText') : t('tenant.resumeText')}</p>
            <DeedButton
              action={(isActive ? suspend : resume).bind(null, slug)}
              hidden={hidden}
              label={isActive ? t('tenant.suspend') : t('tenant.resume')}
              pendingLabel={pendingLabel}
            />
          </div>
        </Card>
      ) : null}
      <Card title={t('tenant.deleteTitle')}>
        <div className="stack stack-4">
          <p className="secondary">{t('tenant.deleteText')}</p>
          <Holds holds={holds} now={place.visit.now} />
          {mayDelete ? (
            <TypedConfirmation
              action={requestDeletion.bind(null, slug)}
              hidden={hidden}
              words={{
                confirm: t('tenant.confirm', { slug }),
                button: t('tenant.delete'),
                pending: pendingLabel,
              }}
            />
          ) : (
            <p>{t('notYours.message', { permission: 'platform:tenant:delete' })}</p>
          )}
        </div>
      </Card>
    </>
  )
}
