import { notFound } from 'next/navigation'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { read } from '#lib/http/read.ts'
import { getBlockedWords } from '#lib/services/directories/blocked-words.ts'
import { getPolicy } from '#lib/services/policies/get.ts'
import { previewPolicy } from '#lib/services/policies/preview.ts'
import { isTopic } from '#lib/services/policies/topics.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, one, type Search } from '../../place.ts'
import { placeOf } from './at.ts'
import { BlockedWords } from './blocked-words.tsx'
import { ChoosePlace } from './choose-place.tsx'
import { draftIn } from './draft.ts'
import { levelIn, levelTabs } from './levels.ts'
import { PolicyPanel } from './panel.tsx'
import { Review } from './review.tsx'
import { settableNames } from './settable.ts'

export const generateMetadata = titled('policy')

type Props = { params: Promise<{ tenant: string; topic: string }>; searchParams: Promise<Search> }

/** The policy of one topic at one level; with `?review=1`, what a change of it would do, before it is saved. */
export default async function PolicyPage({ params, searchParams }: Props) {
  const [{ tenant, topic }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, `/policies/${encodeURIComponent(topic)}`, search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const at = isTopic(topic) ? levelIn(topic, place, search) : undefined
  if (!isTopic(topic) || at === undefined) notFound()
  const asks =
    (at.level === 'client' && at.client === undefined) || (at.level === 'role' && at.role === undefined)
      ? at.level
      : undefined
  const found = await read(getPolicy, visit, placeOf(asks === undefined ? at : { ...at, level: 'tenant' }))
  if (found === undefined) return <NotYours visit={visit} place={place} section="policies" />
  const { directory } = at
  const blocked =
    topic === 'password' && directory !== undefined ? await read(getBlockedWords, visit, { directory }) : undefined
  const t = words('policies')
  const isLocal = at.level === 'client' || (at.level === 'environment' && at.of === undefined)
  const mayWrite = isLocal ? place.mayHere('policy:write') : place.may('policy:write')
  const draft = draftIn(settableNames(at), search)
  const isReview = mayWrite && one(search, 'review') === '1'
  const preview = isReview ? await read(previewPolicy, visit, { ...placeOf(at), values: draft }) : undefined
  const seen = ['version', 'updatedAt'].flatMap((name) => {
    const value = one(search, name)
    return value === undefined ? [] : [[name, value]]
  })
  return (
    <Frame
      visit={visit}
      place={place}
      section="policies"
      breadcrumb={[
        { label: t('title'), href: `/admin/${tenant}/policies?environment=${place.current.slug}` },
        { label: t(`topic.${topic}.title`) },
      ]}
    >
      <div className="main-reading w-full">
        <PageHead title={t(`topic.${topic}.title`)} description={t(`topic.${topic}.text`)} />
        <Tabs label={t('levels')} tabs={levelTabs(topic, place, at)} />
        <div className="stack stack-6 mt-6">
          {one(search, 'done') === 'saved' ? <Banner tone="success" title={t('saved')} /> : null}
          {asks === undefined ? (
            <>
              {found.isHeld ? <Banner tone="info" title={t('held')} /> : null}
              {at.level === 'client' || at.level === 'role' ? <h2 className="strong">{found.displayName}</h2> : null}
              {preview === undefined ? (
                <PolicyPanel at={at} topic={topic} found={found} place={place} mayWrite={mayWrite} draft={draft} />
              ) : (
                <Review at={at} topic={topic} draft={draft} preview={preview} seen={Object.fromEntries(seen)} />
              )}
              {blocked === undefined || preview !== undefined ? null : (
                <BlockedWords at={at} blocked={blocked} mayWrite={mayWrite} />
              )}
            </>
          ) : (
            <Card title={t(`level.${asks}`)}>
              <ChoosePlace
                name={asks}
                idHint={asks === 'client' ? 'cli_…' : 'rol_…'}
                keep={{ environment: at.environment, level: asks }}
                src={`/admin/${tenant}/pick/${asks}s?environment=${at.environment}`}
                words={{ label: t(asks), hint: t(`${asks}Hint`), show: t('showPlace') }}
              />
            </Card>
          )}
        </div>
      </div>
    </Frame>
  )
}
