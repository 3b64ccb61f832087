import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { read } from '#lib/http/read.ts'
import { getGroup } from '#lib/services/groups/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, one, type Search } from '../../place.ts'
import { whose } from '../../whose.ts'
import { groupHref, type TabKey, tabs } from '../group-href.ts'
import { ActivityPanel } from './activity.tsx'
import { DangerPanel } from './danger.tsx'
import { MembersPanel } from './members.tsx'
import { deeds } from './on-group.ts'
import { RolesPanel } from './roles.tsx'
import { SettingsPanel } from './settings.tsx'
import type { Subject } from './subject.ts'

export const generateMetadata = titled('group')

const panels: Record<TabKey, (props: { subject: Subject }) => ReactNode | Promise<ReactNode>> = {
  members: MembersPanel,
  roles: RolesPanel,
  settings: SettingsPanel,
  activity: ActivityPanel,
  danger: DangerPanel,
}

type Props = { params: Promise<{ tenant: string; group: string }>; searchParams: Promise<Search> }

/** One group. Each tab has its own address; what the visitor may not do is absent, or says why. */
export default async function Group({ params, searchParams }: Props) {
  const [{ tenant, group: id }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, `/groups/${encodeURIComponent(id)}`, search)
  if (place === undefined) return <NoRole tenant={tenant} />
  if (!place.may('group:read')) return <NotYours visit={visit} place={place} section="groups" />
  const { current } = place
  const directory = current.directory.slug
  const found = await read(getGroup, visit, { directory, id })
  if (found === undefined) return <NotYours visit={visit} place={place} section="groups" />
  const t = words('groups')
  const tab = tabs.find((each) => each === (one(search, 'tab') ?? 'members'))
  const done = deeds.find((deed) => deed === one(search, 'done'))
  const write = place.may('group:write')
  const may = { write, fill: write && found.mayGive }
  const isShown: Partial<Record<TabKey, boolean>> = { activity: place.may('trail:read'), danger: write }
  if (tab === undefined || isShown[tab] === false) notFound()
  const { group } = found
  const at = { tenant, environment: current.slug, group: id }
  const subject: Subject = { ...found, at, visit, place, directory, search, may }
  const counts: Partial<Record<TabKey, number>> = { members: group.members, roles: found.roles.length }
  const Panel = panels[tab]
  return (
    <Frame
      visit={visit}
      place={place}
      section="groups"
      breadcrumb={[
        { label: t('title'), href: `/admin/${tenant}/groups?environment=${current.slug}` },
        { label: group.displayName },
      ]}
    >
      <PageHead
        title={group.displayName}
        id={group.id}
        description={
          group.description === ''
            ? t('ofDirectory', { directory: whose(place) })
            : `${group.description} · ${t('ofDirectory', { directory: whose(place) })}`
        }
      />
      <Tabs
        label={t('tabsLabel')}
        tabs={tabs
          .filter((each) => isShown[each] !== false)
          .map((each) => ({
            href: groupHref(at, each),
            label: t(`tab.${each}`),
            current: each === tab,
            ...(counts[each] === undefined ? {} : { count: counts[each] }),
          }))}
      />
      <div className="stack stack-6 mt-6">
        {done === undefined ? null : <Banner tone="success" title={t(`done.${done}`)} />}
        <Panel subject={subject} />
      </div>
    </Frame>
  )
}
