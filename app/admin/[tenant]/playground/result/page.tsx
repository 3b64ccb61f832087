import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { read } from '#lib/http/read.ts'
import { getPlayground } from '#lib/services/playground/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, one, type Search } from '../../place.ts'
import { waitingRun } from '../run-cookie.ts'
import { FromFragment } from './from-fragment.tsx'
import { Onward } from './onward.tsx'

export const generateMetadata = titled('playgroundAnswer')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

const known = ['code', 'state', 'iss', 'error', 'error_description', 'error_uri']

/** The answer to a run, as it came, judged as an app must judge it before it goes on. */
export default async function Result({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/playground/result', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.mayHere('client:read')) return <NotYours visit={visit} place={place} section="playground" />
  const t = words('playground')
  const run = await waitingRun(tenant, visit.now)
  const answer = Object.fromEntries(
    known.flatMap((name) => (one(search, name) === undefined ? [] : [[name, one(search, name)]])),
  )
  const environment = run?.environment ?? place.current.slug
  const home = `/admin/${tenant}/playground`
  const again = `${home}?${new URLSearchParams({ environment, ...(run?.client ? { client: run.client } : {}) })}`
  const isEmpty = Object.keys(answer).length === 0
  const found =
    run && (await read(getPlayground, visit, { environment, ...(run.client ? { client: run.client } : {}) }))
  return (
    <Frame
      visit={visit}
      place={place}
      section="playground"
      breadcrumb={[{ label: t('title'), href: again }, { label: t('result') }]}
    >
      <PageHead title={t('answerTitle')} actions={<ButtonLink href={again}>{t('again')}</ButtonLink>} />
      <FromFragment />
      {isEmpty ? (
        <Empty title={t('noAnswerTitle')}>{t('noAnswerMessage')}</Empty>
      ) : (
        <div className="stack stack-6">
          <Card title={t('result')}>
            <CodeBlock name="redirect_uri" code={JSON.stringify(answer, null, 2)} />
          </Card>
          <Onward tenant={tenant} again={again} run={run} client={found?.client ?? null} answer={answer} />
        </div>
      )}
    </Frame>
  )
}
