'use client'
import { ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useKit } from '#kit'
import { initials } from '../brand/initials.ts'
import { Mark } from '../brand/mark.tsx'
import { EnvGlyph } from '../ui/env-glyph.tsx'
import { Menu, type MenuEntry } from '../ui/menu.tsx'
import { type FindTenants, TenantSwitcher } from './tenant-switcher.tsx'
import type { EnvironmentPlace, Place } from './types.ts'

export type SwitchersProps = {
  /** Where one is: the tenant, or the platform. */
  home: { name: string; href: string; kind: 'tenant' | 'platform' }
  /** Others this person may go to. One place gives no menu. */
  places?: readonly Place[]
  /** For operators: how any tenant is found. */
  find?: FindTenants | undefined
  environments?: readonly EnvironmentPlace[]
}

/** Tenant above environment, one card, so that both are always read together (UX-C7). */
export function Switchers({ home, places = [], find, environments = [] }: SwitchersProps) {
  const t = useKit()
  const environment = environments.find((each) => each.current === true) ?? environments[0]
  const mark =
    home.kind === 'platform' ? (
      <Mark size={20} />
    ) : (
      <span className="tenant-mark" aria-hidden="true">
        {initials(home.name).slice(0, 1)}
      </span>
    )
  const label = t(`shell.place.${home.kind}`, { name: home.name })
  return (
    <div className="switchers">
      {places.length < 2 && find === undefined ? (
        <Switcher label={label} href={home.href} entries={[]}>
          {mark}
          <span className="strong truncate">{home.name}</span>
        </Switcher>
      ) : (
        <TenantSwitcher label={label} places={places} find={find}>
          {mark}
          <span className="strong truncate">{home.name}</span>
        </TenantSwitcher>
      )}
      {environment === undefined ? null : (
        <Switcher
          label={t('shell.environment', { name: environment.name })}
          href={environment.href}
          entries={environments.map((each) => ({
            kind: 'link',
            label: <EnvGlyph kind={each.kind} name={each.name} colour={each.colour} />,
            ...at(each),
          }))}
        >
          <EnvGlyph kind={environment.kind} name={environment.name} colour={environment.colour} />
        </Switcher>
      )}
    </div>
  )
}

const at = (place: Place) => ({ href: place.href, current: place.current === true })

type SwitcherProps = { label: string; href: string; entries: readonly MenuEntry[]; children: ReactNode }

function Switcher({ label, href, entries, children }: SwitcherProps) {
  if (entries.length < 2)
    return (
      <a className="switcher" href={href} aria-label={label}>
        {children}
      </a>
    )
  return (
    <Menu
      entries={entries}
      trigger={
        <button type="button" className="switcher" aria-label={label}>
          {children}
          <ChevronsUpDown className="icon icon-sm" aria-hidden="true" />
        </button>
      }
    />
  )
}
