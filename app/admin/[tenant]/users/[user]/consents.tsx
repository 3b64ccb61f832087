import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Time } from '#components/ui/time.tsx'
import { revokeConsent, revokeConsents } from './actions.ts'
import { hiddenOf, type Subject } from './subject.ts'

/** What they allowed which client, and its taking back. */
export function ConsentsCard({ subject }: { subject: Subject }) {
  const t = words('people')
  const { consents, at, may, visit } = subject
  return (
    <Card
      title={t('tab.consents')}
      flush={true}
      aside={
        may.write && consents.length > 1 ? (
          <DeedButton
            action={revokeConsents.bind(null, at)}
            hidden={hiddenOf(subject)}
            label={t('revokeConsents')}
            pendingLabel={t('working')}
          />
        ) : undefined
      }
    >
      {consents.length === 0 ? (
        <Empty title={t('noConsents')} seal={false} />
      ) : (
        <ul className="items">
          {consents.map((consent) => (
            <li key={consent.id}>
              <div className="grow">
                <span className="strong">{consent.client}</span> · {consent.environment}
                <div className="sub">
                  <span className="mono">{consent.scopes.join(' ')}</span> · {t('allowed')}{' '}
                  <Time at={consent.updatedAt} now={visit.now} />
                </div>
              </div>
              {may.write ? (
                <DeedButton
                  action={revokeConsent.bind(null, at)}
                  hidden={{ grant: consent.id }}
                  label={t('revokeConsent')}
                  pendingLabel={t('working')}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
