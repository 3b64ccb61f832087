import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { TypedConfirmation } from '#components/form/typed-confirmation.tsx'
import { Card } from '#components/ui/card.tsx'
import { read } from '#lib/http/read.ts'
import { clientLosses } from '#lib/services/clients/losses.ts'
import { disable, enable, remove, revokeConsents, signOut } from './actions.ts'
import { hiddenOf, type Subject } from './subject.ts'

/** What stops a client for a while, and what cannot be undone. Each says first what it stops. */
export async function DangerPanel({ subject }: { subject: Subject }) {
  const t = words('clients')
  const { at, client, may, visit } = subject
  const lost = await read(clientLosses, visit, { environment: at.environment, id: client.id })
  const hidden = hiddenOf(subject)
  const isActive = client.status === 'active'
  return (
    <div className="stack stack-6 main-reading">
      {may.write ? (
        <Card title={isActive ? t('disable') : t('enable')}>
          <div className="stack stack-4">
            <p>{isActive ? t('disableText') : t('enableText')}</p>
            <DeedButton
              action={(isActive ? disable : enable).bind(null, at)}
              hidden={hidden}
              label={isActive ? t('disable') : t('enable')}
              pendingLabel={t('working')}
            />
          </div>
        </Card>
      ) : null}
      {may.write ? <TakingBack subject={subject} lost={lost} /> : null}
      {may.delete ? (
        <Card title={t('delete')}>
          <div className="stack stack-4">
            <p>{t('deleteText')}</p>
            {lost === undefined ? null : (
              <ul className="list-disc ps-5">
                <li>{t('lost.families', { count: lost.families })}</li>
                <li>{t('lost.consents', { count: lost.consents })}</li>
                <li>{t('lost.secrets', { count: lost.secretCount })}</li>
                <li>{t('lost.permissions', { count: lost.permissions })}</li>
                {lost.roles === 0 ? null : <li>{t('lost.roles', { count: lost.roles })}</li>}
              </ul>
            )}
            <TypedConfirmation
              action={remove.bind(null, at)}
              hidden={hidden}
              words={{ confirm: t('confirm', { word: client.name }), button: t('delete'), pending: t('working') }}
            />
          </div>
        </Card>
      ) : null}
    </div>
  )
}

type Lost = { families: number; consents: number } | undefined

/** Every token, or all that people allowed: what is not there cannot be taken back. */
function TakingBack({ subject, lost }: { subject: Subject; lost: Lost }) {
  const t = words('clients')
  const { at } = subject
  const { families = 0, consents = 0 } = lost ?? {}
  return (
    <Card title={t('takeBack')}>
      <div className="stack stack-4">
        <p>{t('signOutText', { count: families })}</p>
        {families === 0 ? null : (
          <DeedButton
            action={signOut.bind(null, at)}
            hidden={hiddenOf(subject)}
            label={t('signOut')}
            pendingLabel={t('working')}
          />
        )}
        <p>{t('revokeConsentsText', { count: consents })}</p>
        {consents === 0 ? null : (
          <DeedButton
            action={revokeConsents.bind(null, at)}
            hidden={hiddenOf(subject)}
            label={t('revokeConsents')}
            pendingLabel={t('working')}
          />
        )}
      </div>
    </Card>
  )
}
