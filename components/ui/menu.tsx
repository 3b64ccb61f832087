'use client'
import { Menu as Base } from '@base-ui/react/menu'
import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'

export type MenuEntry =
  | { kind?: 'action'; label: string; icon?: ReactNode; danger?: boolean; disabled?: boolean; onSelect: () => void }
  | { kind: 'link'; label: ReactNode; icon?: ReactNode; href: string; current?: boolean }
  | { kind: 'choice'; label: string; chosen: boolean; onSelect: () => void }
  | { kind: 'label'; label: ReactNode }
  | { kind: 'rule' }

type MenuProps = {
  trigger: ReactElement
  entries: readonly MenuEntry[]
  align?: 'start' | 'end'
  side?: 'top' | 'bottom'
}

/** A list of what can be done from here. What can only be reached by a menu is also on the thing's own page. */
export function Menu({ trigger, entries, align = 'start', side = 'bottom' }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="menu-positioner" sideOffset={4} align={align} side={side}>
          <Base.Popup className="menu">
            {entries.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries are a constant list; rules have no name
              <Entry key={index} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case 'rule':
      return <Base.Separator render={<hr />} />
    case 'label':
      return <div className="menu-label">{entry.label}</div>
    case 'link':
      return (
        <Base.LinkItem
          className="menu-item"
          href={entry.href}
          aria-current={entry.current === true ? 'true' : undefined}
        >
          {entry.icon}
          {entry.label}
          {entry.current === true ? <Check className="icon push" aria-hidden="true" /> : null}
        </Base.LinkItem>
      )
    case 'choice':
      return (
        <Base.CheckboxItem className="menu-item" checked={entry.chosen} onCheckedChange={() => entry.onSelect()}>
          {entry.label}
          <Base.CheckboxItemIndicator className="push">
            <Check className="icon" aria-hidden="true" />
          </Base.CheckboxItemIndicator>
        </Base.CheckboxItem>
      )
    default:
      return (
        <Base.Item
          className={clsx('menu-item', entry.danger === true && 'menu-item-danger')}
          disabled={entry.disabled === true}
          onClick={entry.onSelect}
        >
          {entry.icon}
          {entry.label}
        </Base.Item>
      )
  }
}
