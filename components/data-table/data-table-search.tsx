'use client'
import { Search, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useKit } from '#kit'
import { Input } from '../ui/input.tsx'
import type { SearchState } from './types.ts'

/** A plain GET form: the search is in the URL. `/` puts the focus here. */
export function DataTableSearch({ label, placeholder, value, action, keep = {}, clearHref }: SearchState) {
  const t = useKit()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
      if (event.key !== '/' || typing !== null || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      form.current?.querySelector<HTMLInputElement>('input[name="q"]')?.focus()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])
  return (
    <search>
      <form ref={form} action={action} className="list-search">
        {Object.entries(keep).map(([name, kept]) => (
          <input key={name} type="hidden" name={name} value={kept} />
        ))}
        <div className="input-group">
          <Search className="icon" aria-hidden="true" />
          <Input
            name="q"
            type="search"
            aria-label={label}
            placeholder={placeholder}
            defaultValue={value}
            maxLength={100}
          />
        </div>
        {value === '' ? null : (
          <a className="button button-quiet" href={clearHref}>
            <X className="icon" aria-hidden="true" />
            {t('clear')}
          </a>
        )}
        <button type="submit" className="sr-only">
          {t('search')}
        </button>
      </form>
    </search>
  )
}
