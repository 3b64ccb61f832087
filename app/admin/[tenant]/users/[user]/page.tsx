import { notFound } from 'next/navigation'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { Banner } from '#components/ui/banner.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { read } from '#lib/http/read.ts'
import { getUser } from '#lib/services/users/get.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, one, type Search } from '../../place.ts'
import { PersonHead } from './head.tsx'
import { countOf } from './methods.tsx'
import { deeds, personHref, type TabKey, tabs } from './on-person.ts'
import { panels } from './panels.tsx'
import type { Subject } from './subject.ts'

export const generateMetadata = titled('user')

type Props = { params: Promise<{ tenant: string; user: string }>; searchParams: Promise<Search> }

/** One person. Each tab has its own address; what the visitor may not do is absent. */
export default async function User({ params, searchParams }: Props) {
  const [{ tenant, user: id }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, `/users/${encodeURIComponent(id)}`, search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const { current } = place
  const directory = current.directory.slug
  const found = await read(getUser, visit, { directory, id })
  if (found === undefined) return <NotYours visit={visit} place={place} section="users" />
  const t = words('people')
  const tab = tabs.find((each) => each === (one(search, 'tab') ?? 'overview'))
  const done = deeds.find((deed) => deed === one(search, 'done'))
  const may = {
    write: found.mayAct && place.may('user:write'),
    recover: found.mayAct && place.may('user:recover'),
    delete: found.mayAct && place.may('user:delete'),
    group: place.may('group:write'),
    resetFactor: found.mayAct && place.may('user:reset_factor'),
  }
  const isShown: Partial<Record<TabKey, boolean>> = { activity: place.may('trail:read'), danger: may.delete }
  if (tab === undefined || isShown[tab] === false) notFound()
  const at = { tenant, environment: current.slug, user: id }
  const subject: Subject = { ...found, at, visit, place, may, directory, search }
  const counts: Partial<Record<TabKey, number>> = {
    methods: countOf(found),
    sessions: found.sessions.length,
    roles: found.groups.length + found.roles.length,
    consents: found.consents.length,
  }
  const Panel = panels[tab]
  return (
    <Frame
      visit={visit}
      place={place}
      section="users"
      breadcrumb={[
        { label: t('people') },
        { label: t('users'), href: `/admin/${tenant}/users?environment=${current.slug}` },
        { label: found.user.displayName },
      ]}
    >
      <PersonHead subject={subject} />
      <Tabs
        label={t('tabsLabel')}
        tabs={tabs
          .filter((each) => isShown[each] !== false)
          .map((each) => ({
            href: personHref(at, each),
            label: t(`tab.${each}`),
            current: each === tab,
            ...(counts[each] === undefined ? {} : { count: counts[each] }),
          }))}
      />
      <div className="stack stack-6 mt-6">
        {done === undefined ? null : <Banner tone="success" title={t(`done.${done}`)} />}
        {found.mayAct || !place.may('user:write') ? null : (
          <Banner tone="info" title={t('heldMore')}>
            <p>{t('heldMoreText')}</p>
          </Banner>
        )}
        <Panel subject={subject} />
      </div>
    </Frame>
  )
}
