import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { TypedConfirmation } from '#components/form/typed-confirmation.tsx'
import { Card } from '#components/ui/card.tsx'
import { remove, resume, suspend } from './actions.ts'
import type { Subject } from './subject.ts'

/** What stops it, and what ends it. */
export function DangerPanel({ subject }: { subject: Subject }) {
  const t = words('environments')
  const { environment, directory, contents, at, may } = subject
  const { slug, status } = environment
  const hidden = { environment: slug }
  const isActive = status === 'active'
  return (
    <>
      <Card title={isActive ? t('suspendTitle') : t('resumeTitle')}>
        <div className="stack stack-4">
          <p className="secondary">{isActive ? t('suspendText') : t('resumeText')}</p>
          <DeedButton
            action={(isActive ? suspend : resume).bind(null, at)}
            hidden={hidden}
            label={isActive ? t('suspend') : t('resume')}
            pendingLabel={t('working')}
          />
        </div>
      </Card>
      <Card title={t('deleteTitle')}>
        {may.deleteHere ? (
          <div className="stack stack-4">
            <p className="secondary">{t('deleteText', { ...contents, directory: directory.displayName })}</p>
            <TypedConfirmation
              action={remove.bind(null, at)}
              hidden={hidden}
              words={{ confirm: t('confirm', { word: slug }), button: t('delete'), pending: t('working') }}
            />
          </div>
        ) : (
          <p>{t('lastOne')}</p>
        )}
      </Card>
    </>
  )
}
