import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { read } from '#lib/http/read.ts'
import { getDelivery } from '#lib/services/delivery/get.ts'
import { listOwnMails } from '#lib/services/delivery/list-own.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enterPlatform } from '../place.ts'
import { CountsCard, ServerCard } from './cards.tsx'
import { OwnMailsCard } from './own-mails.tsx'
import { TestCard } from './test-card.tsx'
import { TroubledCard } from './troubled.tsx'

export const generateMetadata = titled('delivery')

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** How mails get to people: the server, the queue, what is in trouble, and a way to try it. */
export default async function Delivery({ searchParams }: Props) {
  const { done } = await searchParams
  const place = await enterPlatform('/delivery')
  if (place === undefined) return <NoRole />
  const { visit } = place
  const delivery = await read(getDelivery, visit, {})
  const mails = await read(listOwnMails, visit, {})
  if (delivery === undefined || mails === undefined) return <NotYours place={place} section="delivery" />
  const t = words('delivery')
  return (
    <Frame place={place} section="delivery">
      <PageHead title={t('title')} description={t('description')} />
      <div className="stack stack-6">
        {done === 'tested' ? <Banner tone="success" title={t('tested')} /> : null}
        {delivery.server === null ? (
          <Banner tone="warning" title={t('noServerTitle')}>
            <p>{t('noServerText')}</p>
            <p>{t(delivery.isOutboxReadable ? 'readable' : 'notReadable')}</p>
          </Banner>
        ) : null}
        <div className="grid-2">
          <ServerCard delivery={delivery} now={visit.now} />
          <CountsCard delivery={delivery} now={visit.now} />
        </div>
        <TroubledCard delivery={delivery} now={visit.now} />
        {place.may('platform:delivery:write') ? <TestCard /> : null}
        <OwnMailsCard mails={mails} now={visit.now} />
      </div>
    </Frame>
  )
}
