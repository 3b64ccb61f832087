import type { NavIcon } from '../shell/nav-icon.tsx'

/** A page or an action that the palette offers. */
export type PaletteEntry = {
  label: string
  href: string
  icon: NavIcon
  /** Where it is, or what else it is called. */
  hint?: string
  /** Other words that find it. */
  synonyms?: readonly string[]
  /** Its keys after `g`: `u` for `g u`. */
  shortcut?: string
}

/** Where the palette looks things up: people, clients. The answer is a list of `Found`. */
export type PaletteSource = {
  label: string
  icon: NavIcon
  /** Takes the typed text as `q`; answers `{ rows: Found[] }`. */
  url: string
  /** The address of what was found: `{id}` is replaced. */
  href: string
}

/** One thing that a source found. */
export type Found = { id: string; label: string; hint?: string | null }

export type PaletteProps = {
  actions: readonly PaletteEntry[]
  pages: readonly PaletteEntry[]
  sources: readonly PaletteSource[]
}
