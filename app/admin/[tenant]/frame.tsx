import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { readerNow } from '#app/messages/reader-now.ts'
import { words } from '#app/messages/words.ts'
import { PortalShell } from '#components/shell/portal-shell.tsx'
import { parseTheme, themeCookie } from '#components/shell/theme.ts'
import type { Crumb } from '#components/shell/types.ts'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import type { EnvironmentKind } from '#components/ui/env-glyph.tsx'
import { absoluteClock, zoneName } from '#components/ui/time-words.ts'
import { useKit } from '#kit'
import { otherPortals } from '#lib/http/other-portals.ts'
import type { Visit } from '#lib/http/read.ts'
import { leave, signOut } from './actions.ts'
import { paletteFor } from './palette.ts'
import type { Place } from './place.ts'
import { groupLabel, isOpenTo, type SectionKey, sectionGroups, sectionHref, sectionLabel } from './sections.ts'

/** Operators look for tenants on the platform, and enter them from there. */
const findTenants = { src: '/platform/pick/tenants', href: '/platform/tenants/{id}?tab=enter' }

type FrameProps = {
  visit: Visit
  place: Place
  section: SectionKey
  breadcrumb: readonly Crumb[]
  children: ReactNode
}

/** The shell of a tenant's portal around one page. `place` undefined: the visitor has no role here, and nothing is shown. */
export async function Frame({ visit, place, section, breadcrumb, children }: FrameProps) {
  const { tenant: slug, actor } = visit
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  const home = `/admin/${slug}`
  const { tenant, environments, current } = place
  const others = await otherPortals(visit)
  const t = words('common')
  const kit = useKit()
  const reader = readerNow()
  return (
    <PortalShell
      home={{ name: tenant.displayName, href: home, kind: 'tenant' }}
      places={[
        { name: tenant.displayName, href: home, current: true },
        ...others.map((each) => ({
          name: each.name,
          href: each.slug === 'platform' ? '/platform' : `/admin/${each.slug}`,
        })),
      ]}
      find={
        others.some((each) => each.slug === 'platform')
          ? { ...findTenants, words: { label: t('findTenant'), none: t('noTenant') } }
          : undefined
      }
      environments={environments.map((each) => ({
        name: each.displayName,
        kind: each.kind as EnvironmentKind,
        colour: each.colour,
        href: sectionHref(slug, section, each.slug),
        current: each.slug === current.slug,
      }))}
      nav={sectionGroups.flatMap((group) => {
        const shown = group.sections.filter((key: SectionKey) => isOpenTo(place, key))
        if (shown.length === 0) return []
        const entries = shown.map((key) => ({
          label: sectionLabel(key),
          href: sectionHref(slug, key, current.slug),
          current: key === section,
        }))
        return [{ label: groupLabel(group.key), icon: group.icon, entries }]
      })}
      account={{ name: 'name' in actor ? actor.name : '', email: actor.kind === 'operator' ? kit('operator') : slug }}
      signOut={actor.kind === 'operator' ? leave.bind(null, slug) : signOut.bind(null, slug)}
      theme={theme}
      palette={paletteFor(slug, place)}
      breadcrumb={[{ label: tenant.displayName, href: home }, ...breadcrumb]}
    >
      {actor.kind === 'operator' ? (
        <div className="mb-6">
          <Banner
            tone="warning"
            title={kit('entered.title', { tenant: tenant.displayName })}
            action={
              <form action={leave.bind(null, slug)}>
                <Button type="submit" size="sm">
                  {kit('entered.leave')}
                </Button>
              </form>
            }
          >
            <p>
              {kit('entered.until', { time: `${absoluteClock(actor.until, reader)} ${zoneName(actor.until, reader)}` })}
            </p>
          </Banner>
        </div>
      ) : null}
      {children}
    </PortalShell>
  )
}
