import { words } from '#app/messages/words.ts'
import type { PaletteProps } from '#components/palette/types.ts'
import type { Place } from './place.ts'
import { everySection, type SectionKey, sections } from './sections.ts'

/** A section's letter after `g`. */
const shortcuts: Readonly<Record<SectionKey, string>> = {
  overview: 'o',
  tenants: 't',
  operators: 'p',
  defaults: 'd',
  delivery: 'm',
  keys: 'k',
  jobs: 'j',
  trail: 'a',
  health: 'h',
}

/** What the palette offers an operator: no more than what they may open. Tenants are found by name on the server. */
export function paletteFor(place: Place): PaletteProps {
  const t = words('platform')
  const starts = [
    { label: t('palette.newTenant'), href: '/platform/tenants/new', permission: 'platform:tenant:write' },
    { label: t('palette.newOperator'), href: '/platform/operators/new', permission: 'platform:operator:write' },
  ] as const
  return {
    actions: starts
      .filter(({ permission }) => place.may(permission))
      .map(({ label, href }) => ({ label, href, icon: 'tenants' })),
    pages: everySection
      .filter((key) => place.may(sections[key].permission))
      .map((key) => ({
        label: t(`section.${key}`),
        href: `/platform${sections[key].path}`,
        icon: sections[key].icon,
        shortcut: shortcuts[key],
      })),
    sources: place.may('platform:tenant:read')
      ? [
          {
            label: t('section.tenants'),
            icon: 'tenants',
            url: '/platform/pick/tenants',
            href: '/platform/tenants/{id}',
          },
        ]
      : [],
  }
}
