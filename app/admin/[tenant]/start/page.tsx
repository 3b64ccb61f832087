import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { read } from '#lib/http/read.ts'
import { getStart } from '#lib/services/overview/start.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enter, type Search } from '../place.ts'
import { hideStart } from './actions.ts'
import { isStartHidden } from './hidden.ts'
import { StartSteps } from './steps.tsx'

export const generateMetadata = titled('getStarted')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

/** What a new tenant does to begin with, ticked off by what there is. */
export default async function Start({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/start', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const found = await read(getStart, visit, {})
  if (found === undefined) return <NotYours visit={visit} place={place} section="start" />
  const t = words('start')
  const isHidden = await isStartHidden(tenant)
  return (
    <Frame visit={visit} place={place} section="start" breadcrumb={[{ label: t('title') }]}>
      <PageHead
        title={t('title')}
        description={t('description')}
        actions={
          <form action={hideStart.bind(null, tenant, !isHidden)}>
            <Button type="submit">{isHidden ? t('show') : t('hide')}</Button>
          </form>
        }
      />
      <Card title={t('count', { done: found.done, all: found.steps.length })} flush={true}>
        <StartSteps steps={found.steps} tenant={tenant} place={place} />
      </Card>
      {isHidden ? <p className="muted mt-4">{t('hidden')}</p> : null}
    </Frame>
  )
}
