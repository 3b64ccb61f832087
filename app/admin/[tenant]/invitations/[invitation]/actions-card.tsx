import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { resend, revoke } from '../actions.ts'
import type { Subject } from './subject.ts'

/** Sending it again, and taking it back. */
export function ActionsCard({ subject: { invitation, at, directory } }: { subject: Subject }) {
  const t = words('invitations')
  const hidden = { directory, id: at.id }
  if (!invitation.mayAct)
    return (
      <Card title={t('actions')}>
        <p className="secondary">{t('heldMore')}</p>
      </Card>
    )
  return (
    <Card title={t('actions')} flush={true}>
      <ul className="items">
        <li className="wrap">
          <p className="grow secondary">{t('resendText')}</p>
          <DeedButton action={resend.bind(null, at)} hidden={hidden} label={t('resend')} pendingLabel={t('working')} />
        </li>
        <li className="wrap">
          <p className="grow secondary">{t('revokeText')}</p>
          <DeedButton
            action={revoke.bind(null, at)}
            hidden={hidden}
            label={t('revoke')}
            pendingLabel={t('working')}
            variant="danger"
          />
        </li>
      </ul>
    </Card>
  )
}
