'use client'
import { SunMoon } from 'lucide-react'
import { useState } from 'react'
import { Menu } from '../ui/menu.tsx'
import { type Theme, themeCookie, themes } from './theme.ts'

const words: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' }
const yearInSeconds = 31_536_000

/** Light or dark, at once and for the next pages. */
export function ThemeMenu({ theme }: { theme: Theme }) {
  const [chosen, setChosen] = useState(theme)
  const choose = (next: Theme) => {
    setChosen(next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is absent on plain http, where development happens
    document.cookie = `${themeCookie}=${next}; path=/; max-age=${yearInSeconds}; samesite=lax`
  }
  return (
    <Menu
      align="end"
      side="top"
      entries={themes.map((each) => ({
        kind: 'choice',
        label: words[each],
        chosen: each === chosen,
        onSelect: () => choose(each),
      }))}
      trigger={
        <button type="button" className="button button-quiet button-icon button-sm" aria-label="Appearance">
          <SunMoon className="icon" aria-hidden="true" />
        </button>
      }
    />
  )
}
