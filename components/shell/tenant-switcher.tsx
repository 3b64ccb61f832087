'use client'
import { Popover as Base } from '@base-ui/react/popover'
import { Check, ChevronsUpDown } from 'lucide-react'
import { type ReactNode, useEffect, useId } from 'react'
import { Input } from '../ui/input.tsx'
import { usePick } from '../ui/use-pick.ts'
import type { Place } from './types.ts'

/** How tenants are found: where to ask, and where one is (`{id}` is its slug). */
export type FindTenants = { src: string; href: string; words: { label: string; none: string } }

type TenantSwitcherProps = {
  /** What the button is called: `Tenant: Acme`. */
  label: string
  places: readonly Place[]
  find: FindTenants | undefined
  children: ReactNode
}

/** The tenants one may go to: those that are known by now, and for operators a search that loads twenty at a time (UX-C7, UX-C12). */
export function TenantSwitcher({ label, places, find, children }: TenantSwitcherProps) {
  return (
    <Base.Root>
      <Base.Trigger className="switcher" aria-label={label}>
        {children}
        <ChevronsUpDown className="icon icon-sm" aria-hidden="true" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="menu-positioner" sideOffset={4} align="start">
          <Base.Popup className="menu tenant-menu" aria-label={label}>
            <ul>
              {places.map(({ name, href, current }) => (
                <li key={href}>
                  <a className="menu-item" href={href} aria-current={current === true ? 'true' : undefined}>
                    <span className="truncate">{name}</span>
                    {current === true ? <Check className="icon push" aria-hidden="true" /> : null}
                  </a>
                </li>
              ))}
            </ul>
            {find === undefined ? null : <TenantSearch {...find} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function TenantSearch({ src, href, words }: FindTenants) {
  const { picked, ask } = usePick(src)
  const id = useId()
  useEffect(() => ask('', true), [ask])
  return (
    <div className="stack stack-2">
      <hr />
      <label className="sr-only" htmlFor={id}>
        {words.label}
      </label>
      <Input
        id={id}
        type="search"
        placeholder={words.label}
        autoComplete="off"
        maxLength={100}
        onChange={({ target }) => ask(target.value)}
      />
      <p className="sr-only" role="status">
        {picked.state === 'done' ? `${picked.rows.length}` : ''}
      </p>
      {picked.state === 'failed' ? <p className="muted small">{picked.problem}</p> : null}
      {picked.state === 'done' && picked.rows.length === 0 ? <p className="muted small">{words.none}</p> : null}
      <ul>
        {picked.rows.map((row) => (
          <li key={row.id}>
            <a className="menu-item" href={href.replace('{id}', encodeURIComponent(row.id))}>
              <span className="truncate">{row.label}</span>
              <span className="push muted small mono">{row.hint}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
