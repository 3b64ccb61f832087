import { said } from '#app/messages/said.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { read } from '#lib/http/read.ts'
import { getInvitation } from '#lib/services/invitations/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, one, type Search } from '../../place.ts'
import { deeds } from '../on-invitation.ts'
import { InvitationStatus } from '../status.tsx'
import { ActionsCard } from './actions-card.tsx'
import { FactsCard, MailCard, PromisedCard } from './cards.tsx'
import type { Subject } from './subject.ts'

export const generateMetadata = titled('invitation')

type Props = { params: Promise<{ tenant: string; invitation: string }>; searchParams: Promise<Search> }

/** One invitation. Its link is nowhere on it: that is for its recipient alone. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const [{ tenant, invitation: id }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, `/invitations/${encodeURIComponent(id)}`, search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const { current } = place
  const directory = current.directory.slug
  const found = await read(getInvitation, visit, { directory, id })
  if (found === undefined) return <NotYours visit={visit} place={place} section="invitations" />
  const t = words('invitations')
  const done = deeds.find((deed) => deed === one(search, 'done'))
  const at = { tenant, environment: current.slug, id }
  const may = {
    write: place.may('invitation:write'),
    readMail: place.may('mail:read'),
    readUser: place.may('user:read'),
  }
  const subject: Subject = { invitation: found, at, directory, may, now: visit.now }
  const isOpen = found.status === 'pending' || found.status === 'expired'
  return (
    <Frame
      visit={visit}
      place={place}
      section="invitations"
      breadcrumb={[
        { label: t('title'), href: `/admin/${tenant}/invitations?environment=${current.slug}` },
        { label: found.email },
      ]}
    >
      <PageHead
        title={found.email}
        id={found.id}
        marks={<InvitationStatus status={found.status} label={t(`state.${found.status}`)} />}
        actions={
          place.may('trail:read') ? (
            <ButtonLink
              href={`/admin/${tenant}/trail?${new URLSearchParams({ environment: current.slug, about: found.id })}`}
            >
              {t('events')}
            </ButtonLink>
          ) : null
        }
      />
      <div className="stack stack-6">
        {done === undefined ? null : <Banner tone="success" title={t(`done.${done}`)} />}
        {isOpen && found.mail?.status === 'failed' ? (
          <Banner tone="danger" title={t('failedTitle')}>
            <p>{said(found.mail.lastError)}</p>
          </Banner>
        ) : null}
        {isOpen && found.mail?.status === 'outbox' ? (
          <Banner tone="warning" title={t('outboxTitle')}>
            <p>{t('outboxText')}</p>
          </Banner>
        ) : null}
        <div className="grid-2">
          <FactsCard subject={subject} />
          <div className="stack stack-6">
            <PromisedCard subject={subject} />
            <MailCard subject={subject} />
          </div>
        </div>
        {isOpen && may.write ? <ActionsCard subject={subject} /> : null}
      </div>
    </Frame>
  )
}
