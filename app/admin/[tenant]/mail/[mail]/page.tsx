import { said } from '#app/messages/said.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Card } from '#components/ui/card.tsx'
import { type KeyValue, KeyValues } from '#components/ui/key-values.tsx'
import { Time } from '#components/ui/time.tsx'
import { read } from '#lib/http/read.ts'
import { getMail } from '#lib/services/mail/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, type Search } from '../../place.ts'
import { MailStatusMark } from '../status.tsx'

export const generateMetadata = titled('mail')

type Props = { params: Promise<{ tenant: string; mail: string }>; searchParams: Promise<Search> }

/** One mail: how it fared, and what it says where that may be read. */
export default async function MailPage({ params, searchParams }: Props) {
  const [{ tenant, mail: id }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, `/mail/${encodeURIComponent(id)}`, search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const mail = await read(getMail, visit, { id })
  if (mail === undefined) return <NotYours visit={visit} place={place} section="mail" />
  const t = words('mail')
  const { slug } = place.current
  const time = (at: Date) => <Time at={at} now={visit.now} />
  const items: (KeyValue | undefined)[] = [
    { key: t('recipient'), value: mail.recipient },
    { key: t('kind'), value: t(`kindOf.${mail.kind}`) },
    mail.about === null
      ? undefined
      : {
          key: t('about'),
          value: (
            <a className="link" href={`/admin/${tenant}/invitations/${mail.about}?environment=${slug}`}>
              {t('openAbout')}
            </a>
          ),
        },
    { key: t('created'), value: time(mail.createdAt) },
    mail.sentAt === null ? undefined : { key: t('sentAt'), value: time(mail.sentAt) },
    { key: t('attempts'), value: String(mail.attempts) },
    mail.nextTryAt === null ? undefined : { key: t('nextTry'), value: time(mail.nextTryAt) },
    mail.lastError === null ? undefined : { key: t('lastError'), value: said(mail.lastError) },
    { key: t('messageId'), value: mail.messageId, mono: true },
  ]
  return (
    <Frame
      visit={visit}
      place={place}
      section="mail"
      breadcrumb={[{ label: t('title'), href: `/admin/${tenant}/mail?environment=${slug}` }, { label: mail.subject }]}
    >
      <PageHead
        title={mail.subject}
        id={mail.id}
        marks={<MailStatusMark status={mail.status} label={t(`state.${mail.status}`)} />}
      />
      <div className="stack stack-6">
        <Card title={t('body')} foot={mail.text === null ? undefined : t('bodyOutbox')}>
          {mail.text === null ? (
            <p className="secondary">{t(`bodyGone.${mail.status}`)}</p>
          ) : (
            <MailText text={mail.text} />
          )}
        </Card>
        <Card title={t('facts')}>
          <KeyValues items={items.filter((item) => item !== undefined)} />
        </Card>
      </div>
    </Frame>
  )
}

/** A mail's text, with its links as links. */
function MailText({ text }: { text: string }) {
  return (
    <p className="whitespace-pre-wrap break-words">
      {text.split(/(https?:\/\/\S+)/).map((part, at) =>
        at % 2 === 1 ? (
          <a key={part} className="link" href={part} rel="noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  )
}
