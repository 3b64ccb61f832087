'use client'
import { CircleHelp, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useKit } from '#kit'
import { isTypingIn, meaningOf } from './keys.ts'
import { Palette } from './palette.tsx'
import { Shortcuts } from './shortcuts.tsx'
import type { PaletteProps } from './types.ts'

/** The search button of the top bar, with the palette and the shortcuts that the whole portal listens to. */
export function CommandCenter(props: PaletteProps) {
  const t = useKit()
  const [shown, setShown] = useState<'palette' | 'help'>()
  const { pages } = props
  const afterG = useRef(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const meaning = event.repeat ? undefined : meaningOf(event, isTypingIn(event.target), afterG.current)
      afterG.current = meaning === 'go'
      if (meaning === undefined || meaning === 'go') return
      if (meaning === 'palette' || meaning === 'help') {
        event.preventDefault()
        setShown(meaning)
        return
      }
      if (meaning === 'search') {
        const field = document.querySelector<HTMLInputElement>('main input[type="search"]')
        if (field === null) return
        event.preventDefault()
        field.focus()
        return
      }
      const page = pages.find(({ shortcut }) => shortcut === meaning.go)
      if (page !== undefined) location.assign(page.href)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [pages])
  const show = (what: 'palette' | 'help') => (open: boolean) => setShown(open ? what : undefined)
  return (
    <>
      <button
        type="button"
        className="search-trigger"
        aria-label={t('palette.open')}
        onClick={() => show('palette')(true)}
      >
        <Search className="icon icon-sm" aria-hidden="true" />
        <span className="search-words">{t('palette.openMore')}</span>
        <kbd>⌘K</kbd>
      </button>
      <button
        type="button"
        className="button button-quiet button-icon button-sm only-wide"
        aria-label={t('palette.shortcuts')}
        onClick={() => show('help')(true)}
      >
        <CircleHelp className="icon" aria-hidden="true" />
      </button>
      <Palette {...props} open={shown === 'palette'} onOpenChange={show('palette')} onHelp={() => show('help')(true)} />
      <Shortcuts open={shown === 'help'} onOpenChange={show('help')} pages={pages} />
    </>
  )
}
