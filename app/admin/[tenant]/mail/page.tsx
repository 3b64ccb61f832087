import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { readPage } from '#lib/http/list-page.ts'
import { listMails } from '#lib/services/mail/list.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { openList } from '../open-list.ts'
import { enter, type Search } from '../place.ts'
import { inputOf, shape } from './shape.ts'
import { MailsTable } from './table.tsx'
import { MailTabs } from './tabs.tsx'

export const generateMetadata = titled('mail')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** Which mails were sent to people of the tenant, and with what result. */
export default async function Mails({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/mail', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const list = await openList(shape(), place, search, { visit, exports: place.may('mail:read') })
  const page = await readPage(listMails, visit, inputOf(list.state), list.state)
  if (page === undefined) return <NotYours visit={visit} place={place} section="mail" />
  const t = words('mail')
  return (
    <Frame visit={visit} place={place} section="mail" breadcrumb={[{ label: t('breadcrumb') }, { label: t('title') }]}>
      <PageHead title={t('title')} description={t('description')} />
      <MailTabs tenant={tenant} environment={place.current.slug} current="sent" />
      <MailsTable
        list={list}
        page={page}
        words={{
          title: t('title'),
          subject: t('subject'),
          recipient: t('recipient'),
          kind: t('kind'),
          status: t('status'),
          created: t('created'),
          emptyTitle: t('emptyTitle'),
          emptyMessage: t('emptyMessage'),
        }}
        states={{
          queued: t('state.queued'),
          sent: t('state.sent'),
          failed: t('state.failed'),
          outbox: t('state.outbox'),
          withdrawn: t('state.withdrawn'),
        }}
        kinds={{
          invitation: t('kindOf.invitation'),
          test: t('kindOf.test'),
          webhook_paused: t('kindOf.webhook_paused'),
          security_notice: t('kindOf.security_notice'),
          sign_up: t('kindOf.sign_up'),
          challenge: t('kindOf.challenge'),
        }}
        now={visit.now}
      />
    </Frame>
  )
}
