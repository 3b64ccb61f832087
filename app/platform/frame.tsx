import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { words } from '#app/messages/words.ts'
import { PortalShell } from '#components/shell/portal-shell.tsx'
import { parseTheme, themeCookie } from '#components/shell/theme.ts'
import type { Crumb } from '#components/shell/types.ts'
import { useKit } from '#kit'
import { otherPortals } from '#lib/http/other-portals.ts'
import { signOut } from './actions.ts'
import { paletteFor } from './palette.ts'
import type { Place } from './place.ts'
import { everySection, type SectionKey, sections } from './sections.ts'

type FrameProps = { place: Place; section: SectionKey; breadcrumb?: readonly Crumb[]; children: ReactNode }

/** The shell of the operators' portal around one page. */
export async function Frame({ place, section, breadcrumb, children }: FrameProps) {
  const theme = parseTheme((await cookies()).get(themeCookie)?.value)
  const t = words('platform')
  const { actor } = place.visit
  const others = await otherPortals(place.visit)
  const common = words('common')
  const kit = useKit()
  return (
    <PortalShell
      home={{ name: t('platform'), href: '/platform', kind: 'platform' }}
      places={[
        { name: t('platform'), href: '/platform', current: true },
        ...others.map(({ slug, name }) => ({ name, href: `/admin/${slug}` })),
      ]}
      find={
        place.may('platform:tenant:read')
          ? {
              src: '/platform/pick/tenants',
              href: '/platform/tenants/{id}',
              words: { label: common('findTenant'), none: common('noTenant') },
            }
          : undefined
      }
      nav={everySection
        .filter((key) => place.may(sections[key].permission))
        .map((key) => ({
          label: t(`section.${key}`),
          icon: sections[key].icon,
          href: `/platform${sections[key].path}`,
          current: key === section,
        }))}
      account={{ name: 'name' in actor ? actor.name : '', email: kit('operator') }}
      signOut={signOut}
      theme={theme}
      palette={paletteFor(place)}
      breadcrumb={[
        { label: t('platform'), href: '/platform' },
        ...(breadcrumb ?? [{ label: t(`section.${section}`) }]),
      ]}
    >
      {children}
    </PortalShell>
  )
}
