import { said } from '#app/messages/said.ts'
import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Status, type StatusTone } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import type { listOwnMails } from '#lib/services/delivery/list-own.ts'

type OwnMail = Awaited<ReturnType<typeof listOwnMails.call>>[number]

const tones: Readonly<Record<OwnMail['status'], StatusTone>> = {
  queued: 'pending',
  sent: 'ok',
  failed: 'danger',
  outbox: 'warn',
  withdrawn: 'off',
}

/** The platform's own mails, the tests among them, with what they say where that may be read. */
export function OwnMailsCard({ mails, now }: { mails: readonly OwnMail[]; now: Date }) {
  const t = words('delivery')
  const mail = words('mail')
  return (
    <Card title={t('own')} flush={true}>
      {mails.length === 0 ? (
        <Empty title={t('noOwn')} seal={false} />
      ) : (
        <ul className="items">
          {mails.map((each) => (
            <li key={each.id} className="wrap">
              <div className="grow">
                <span className="strong">{each.subject}</span>
                <div className="sub">
                  {each.recipient}, <Time at={each.createdAt} now={now} />
                  {each.lastError === null ? null : ` · ${said(each.lastError)}`}
                </div>
                {each.text === null ? null : (
                  <details>
                    <summary className="link">{t('show')}</summary>
                    <p className="whitespace-pre-wrap break-words">{each.text}</p>
                  </details>
                )}
              </div>
              <Status tone={tones[each.status]}>{mail(`state.${each.status}`)}</Status>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
