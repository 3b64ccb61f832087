import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { DeedButton } from '#components/form/deed-button.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { read } from '#lib/http/read.ts'
import { getPlayground } from '#lib/services/playground/get.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enter, one, type Search } from '../place.ts'
import { close, open } from './actions.ts'
import { BuilderForm } from './builder-form.tsx'
import { ClientChoice } from './client-choice.tsx'
import { readAsked } from './request.ts'
import { RequestCard } from './request-card.tsx'
import { Standing } from './standing.tsx'
import { PlaygroundTabs } from './tabs.tsx'

export const generateMetadata = titled('playground')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** Builds an authorization request, shows it, and runs it. The request is the address of the page. */
export default async function Playground({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/playground', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const environment = place.current.slug
  const found = await read(getPlayground, visit, { environment, client: one(search, 'client') })
  if (found === undefined) return <NotYours visit={visit} place={place} section="playground" />
  const t = words('playground')
  const { client } = found
  const mayWrite = place.mayHere('client:write')
  const scope = client?.scopes.filter((each) => each !== 'offline_access').join(' ') ?? ''
  const asked = { ...(scope === '' ? {} : { scope }), ...readAsked(search) }
  const at = { tenant, environment }
  return (
    <Frame visit={visit} place={place} section="playground" breadcrumb={[{ label: t('title') }]}>
      <PageHead
        title={t('title')}
        description={t('description')}
        actions={
          found.isOpen && mayWrite ? (
            <DeedButton
              action={close.bind(null, tenant)}
              hidden={{ environment }}
              label={t('close')}
              pendingLabel={t('closing')}
            />
          ) : null
        }
      />
      <PlaygroundTabs tenant={tenant} environment={environment} current="request" />
      <div className="stack stack-6 mt-6">
        <ClientChoice at={at} client={client} />
        {client === null ? (
          <Empty
            title={t('closedTitle', { environment: found.environment.displayName })}
            actions={
              mayWrite ? (
                <DeedButton
                  action={open.bind(null, tenant)}
                  hidden={{ environment }}
                  label={t('open')}
                  pendingLabel={t('opening')}
                  variant="primary"
                />
              ) : null
            }
          >
            {t('closedMessage')} {mayWrite ? null : t('closedAsk')}
          </Empty>
        ) : (
          <>
            <Standing at={at} client={client} callback={found.callback} mayWrite={mayWrite} />
            <div className="grid-side">
              <RequestCard at={at} found={{ ...found, client }} asked={asked} />
              <BuilderForm at={at} found={{ ...found, client }} asked={asked} />
            </div>
          </>
        )}
      </div>
    </Frame>
  )
}
