'use client'
import { SunMoon } from 'lucide-react'
import { useState } from 'react'
import { useKit } from '#kit'
import { Menu } from '../ui/menu.tsx'
import { type Theme, themeCookie, themes } from './theme.ts'

const yearInSeconds = 31_536_000

/** Light or dark, at once and for the next pages. */
export function ThemeMenu({ theme }: { theme: Theme }) {
  const t = useKit()
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
        label: t(`theme.${each}`),
        chosen: each === chosen,
        onSelect: () => choose(each),
      }))}
      trigger={
        <button type="button" className="button button-quiet button-icon button-sm" aria-label={t('theme.title')}>
          <SunMoon className="icon" aria-hidden="true" />
        </button>
      }
    />
  )
}
