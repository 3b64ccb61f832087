import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Time } from '#components/ui/time.tsx'
import { discard, publish } from './actions.ts'
import { type Subject, seen } from './subject.ts'

/** Whether there is a draft, what people see, and the two things to do with a draft. */
export function StateCard({ subject }: { subject: Subject }) {
  const { at, found, visit, mayWrite } = subject
  const t = words('branding')
  const { version, updatedAt, ...level } = seen(subject)
  return (
    <Card>
      <div className="row wrap row-between">
        <p>
          {said(found, at.level)}
          {found.updatedAt === null ? null : (
            <span className="muted">
              {' '}
              {t('state.saved')} <Time at={found.updatedAt} now={visit.now} />.
            </span>
          )}
        </p>
        {found.draft === null || !mayWrite ? null : (
          <div className="row wrap">
            <DeedButton
              action={discard.bind(null, at)}
              hidden={level}
              label={t('state.discard')}
              pendingLabel={t('state.discarding')}
            />
            <DeedButton
              action={publish.bind(null, at)}
              hidden={{ ...level, version: found.version, ...(updatedAt === undefined ? {} : { updatedAt }) }}
              label={t('state.publish')}
              pendingLabel={t('state.publishing')}
              variant="primary"
            />
          </div>
        )}
      </div>
    </Card>
  )
}

function said({ draft, published }: Subject['found'], level: Subject['at']['level']): string {
  const t = words('branding')
  const number = published?.number ?? 0
  if (draft !== null) return published === null ? t('state.draft') : t('state.draftOver', { number })
  if (published !== null) return t('state.published', { number })
  return t(level === 'environment' ? 'state.inherited' : 'state.none')
}
