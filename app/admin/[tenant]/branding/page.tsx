import { notFound } from 'next/navigation'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { read } from '#lib/http/read.ts'
import { getBranding } from '#lib/services/branding/get.ts'
import { Frame } from '../frame.tsx'
import { NoRole } from '../no-role.tsx'
import { NotYours } from '../not-yours.tsx'
import { enter, one, type Search } from '../place.ts'
import { brandingHref, deeds, levelIn, levelOf, tabs } from './at.ts'
import { DesignPanel } from './design.tsx'
import { HistoryPanel } from './history.tsx'
import { LevelChoice } from './level-choice.tsx'
import { StateCard } from './state-card.tsx'
import type { Subject } from './subject.ts'
import { TextsPanel } from './texts.tsx'

export const generateMetadata = titled('branding')

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

const panels = { design: DesignPanel, texts: TextsPanel, history: HistoryPanel } as const

/** How the hosted pages look, for the whole tenant or for one environment. Each tab has its own address. */
export default async function Branding({ params, searchParams }: Props) {
  const [{ tenant }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, '/branding', search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const at = levelIn(place, search)
  const tab = tabs.find((each) => each === (one(search, 'tab') ?? 'design'))
  if (at === undefined || tab === undefined) notFound()
  const found = await read(getBranding, visit, levelOf(at))
  if (found === undefined) return <NotYours visit={visit} place={place} section="branding" />
  const t = words('branding')
  const mayWrite = at.level === 'tenant' ? place.may('branding:write') : place.mayHere('branding:write')
  const subject: Subject = { at, visit, place, search, found, mayWrite }
  const done = deeds.find((deed) => deed === one(search, 'done'))
  const Panel = panels[tab]
  return (
    <Frame visit={visit} place={place} section="branding" breadcrumb={[{ label: t('title') }]}>
      <PageHead title={t('title')} description={t('description')} />
      <Tabs
        label={t('tabsLabel')}
        tabs={tabs.map((each) => ({ href: brandingHref(at, each), label: t(`tab.${each}`), current: each === tab }))}
      />
      <div className="stack stack-6 mt-6">
        {done === undefined ? null : <Banner tone="success" title={t(`done.${done}`)} />}
        <LevelChoice subject={subject} tab={tab} />
        <StateCard subject={subject} />
        {mayWrite ? null : <p className="muted">{t('mayNot')}</p>}
        <Panel subject={subject} />
      </div>
    </Frame>
  )
}
