import type { EnvironmentKind } from '../ui/env-glyph.tsx'
import type { NavIcon } from './nav-icon.tsx'

export type NavLink = { href: string; label: string; icon: NavIcon; current?: boolean; count?: string }
export type NavGroup = { label: string; icon: NavIcon; entries: readonly Omit<NavLink, 'icon'>[] }
export type NavEntry = NavLink | NavGroup

export type Crumb = { label: string; href?: string }

/** A tenant or environment one may go to. */
export type Place = { name: string; href: string; current?: boolean }
export type EnvironmentPlace = Place & { kind: EnvironmentKind; colour?: string }

export type ShellAccount = { name: string; email: string }
