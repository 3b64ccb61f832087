import { notFound } from 'next/navigation'
import { described } from '#app/messages/said.ts'
import { titled } from '#app/messages/titled.ts'
import { words } from '#app/messages/words.ts'
import { PageHead } from '#components/shell/page-head.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { read } from '#lib/http/read.ts'
import { getRole } from '#lib/services/roles/get.ts'
import { listRoles } from '#lib/services/roles/list.ts'
import { Frame } from '../../frame.tsx'
import { NoRole } from '../../no-role.tsx'
import { NotYours } from '../../not-yours.tsx'
import { enter, one, type Search } from '../../place.ts'
import { Notices } from './notices.tsx'
import { deeds, factorsHref, roleHref, type TabKey, tabs } from './on-role.ts'
import { panels } from './panels.tsx'
import { SideList } from './side-list.tsx'
import type { Subject } from './subject.ts'

export const generateMetadata = titled('role')

type Props = { params: Promise<{ tenant: string; role: string }>; searchParams: Promise<Search> }

/** One role beside the list of all. Each tab has its own address; what the visitor may not do is absent, and says why. */
export default async function Role({ params, searchParams }: Props) {
  const [{ tenant, role: id }, search] = await Promise.all([params, searchParams])
  const { visit, place } = await enter(tenant, `/roles/${encodeURIComponent(id)}`, search)
  if (place === undefined) return <NoRole tenant={tenant} />
  const found = await read(getRole, visit, { id })
  const all = await read(listRoles, visit, {})
  if (found === undefined || all === undefined) return <NotYours visit={visit} place={place} section="roles" />
  const t = words('roles')
  const { role } = found
  const isWriter = place.may('role:write')
  const at = { tenant, environment: place.current.slug, role: role.id }
  const subject: Subject = { ...found, at, visit, place, search, mayWrite: isWriter && found.mayChange }
  const isShown: Partial<Record<TabKey, boolean>> = {
    contains: !role.builtIn,
    clients: !role.builtIn,
    history: !role.builtIn && place.may('trail:read'),
    settings: subject.mayWrite,
    danger: subject.mayWrite,
  }
  const tab = tabs.find((each) => each === (one(search, 'tab') ?? 'permissions'))
  if (tab === undefined || isShown[tab] === false) notFound()
  const done = deeds.find((deed) => deed === one(search, 'done'))
  const given = found.apis
    .flatMap(({ permissions }) => permissions)
    .filter((each) => each.granted || each.through.length)
  const counts: Partial<Record<TabKey, number>> = {
    permissions: given.length,
    contains: found.contains.length,
    members: found.given.members,
    clients: found.given.clients,
  }
  const list = `/admin/${tenant}/roles`
  const entry = (each: { id: string; name: string; given: number }) => ({
    ...each,
    href: `${list}/${each.id}?environment=${at.environment}`,
    current: each.id === role.id,
  })
  const Panel = panels[tab]
  return (
    <Frame
      visit={visit}
      place={place}
      section="roles"
      breadcrumb={[{ label: t('title'), href: `${list}?environment=${at.environment}` }, { label: role.name }]}
    >
      <div className="grid-list">
        <SideList
          builtIn={all.builtIn.map(entry)}
          own={all.own.map(entry)}
          createHref={isWriter ? `${list}/new?environment=${at.environment}` : undefined}
          words={{
            title: t('title'),
            new: t('newShort'),
            search: t('searchLabel'),
            placeholder: t('searchPlaceholder', { count: all.total + all.builtIn.length }),
            builtIn: t('builtIn'),
            yours: t('yours'),
            none: t('searchNone'),
          }}
        />
        <div>
          <PageHead
            title={role.name}
            marks={role.builtIn ? <Badge>{t('builtIn')}</Badge> : <span className="mono muted">{role.slug}</span>}
            description={described(role.description)}
            {...(role.builtIn ? {} : { id: role.id })}
            actions={
              subject.mayWrite ? (
                <ButtonLink href={`${list}/new?${new URLSearchParams({ environment: at.environment, from: role.id })}`}>
                  {t('duplicate')}
                </ButtonLink>
              ) : undefined
            }
          />
          <Tabs
            label={t('tabsLabel')}
            tabs={tabs
              .filter((each) => isShown[each] !== false)
              .map((each) => ({
                href: roleHref(at, each),
                label: t(`tab.${each}`),
                current: each === tab,
                ...(counts[each] === undefined ? {} : { count: counts[each] }),
              }))
              .concat(
                role.builtIn || !place.may('policy:read')
                  ? []
                  : [{ href: factorsHref(at), label: t('tab.factors'), current: false }],
              )}
          />
          <div className="stack stack-6 mt-6">
            {done === undefined ? null : <Banner tone="success" title={t(`done.${done}`)} />}
            {tab === 'permissions' || tab === 'contains' ? <Notices subject={subject} isWriter={isWriter} /> : null}
            <Panel subject={subject} />
          </div>
        </div>
      </div>
    </Frame>
  )
}
