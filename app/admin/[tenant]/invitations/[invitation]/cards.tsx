import { said } from '#app/messages/said.ts'
import { words } from '#app/messages/words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { type KeyValue, KeyValues } from '#components/ui/key-values.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Subject } from './subject.ts'

/** For whom, from whom and until when. */
export function FactsCard({ subject: { invitation, at, may, now } }: { subject: Subject }) {
  const t = words('invitations')
  const { email, displayName, acceptedAt, acceptedBy, revokedAt } = invitation
  const items: (KeyValue | undefined)[] = [
    { key: t('for'), value: displayName === '' ? email : `${displayName}, ${email}` },
    { key: t('opens'), value: invitation.isForPortal ? t('opensConsole') : t('opensApps') },
    { key: t('by'), value: invitation.invitedBy ?? '–' },
    { key: t('created'), value: <Time at={invitation.createdAt} now={now} /> },
    {
      key: t('lastSent'),
      value: (
        <>
          <Time at={invitation.sentAt} now={now} />, {t('sentCount', { count: invitation.sentCount })}
        </>
      ),
    },
    { key: t('expires'), value: <Time at={invitation.expiresAt} now={now} /> },
    acceptedAt === null ? undefined : { key: t('acceptedAt'), value: <Time at={acceptedAt} now={now} /> },
    acceptedBy === null || !may.readUser
      ? undefined
      : {
          key: t('person'),
          value: (
            <a className="link" href={`/admin/${at.tenant}/users/${acceptedBy}?environment=${at.environment}`}>
              {t('openPerson', { name: email })}
            </a>
          ),
        },
    revokedAt === null ? undefined : { key: t('revokedAt'), value: <Time at={revokedAt} now={now} /> },
  ]
  return (
    <Card title={t('facts')}>
      <KeyValues items={items.filter((item) => item !== undefined)} />
    </Card>
  )
}

/** The roles and groups that come with it. */
export function PromisedCard({ subject: { invitation } }: { subject: Subject }) {
  const t = words('invitations')
  const { roles, groups } = invitation
  return (
    <Card title={t('promised')} flush={true} foot={t('promisedText')}>
      {roles.length + groups.length === 0 ? (
        <Empty title={t('noRoles')} seal={false} />
      ) : (
        <ul className="items">
          {roles.map(({ name, environment }) => (
            <li key={`${name} ${environment}`}>
              <span className="grow strong">{name}</span>
              <Badge>{environment === null ? t('everywhere') : environment}</Badge>
            </li>
          ))}
          {groups.map(({ id, name }) => (
            <li key={id}>
              <span className="grow strong">{name}</span>
              <Badge>{t('group')}</Badge>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** How the latest mail fared. What it says is not here. */
export function MailCard({ subject: { invitation, at, may } }: { subject: Subject }) {
  const t = words('invitations')
  const { mail } = invitation
  return (
    <Card
      title={t('mail')}
      aside={
        mail !== null && may.readMail ? (
          <a className="link" href={`/admin/${at.tenant}/mail/${mail.id}?environment=${at.environment}`}>
            {t('openMail')}
          </a>
        ) : undefined
      }
    >
      <p>{mail === null ? t('mailNone') : t(`mailStatus.${mail.status}`)}</p>
      {mail?.lastError == null ? null : <p className="muted">{said(mail.lastError)}</p>}
    </Card>
  )
}
