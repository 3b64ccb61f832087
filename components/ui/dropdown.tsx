'use client'
import { clsx } from 'clsx'
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'

type DropdownProps = {
  /** What the button says. */
  label: ReactNode
  /** The button's looks: `button button-quiet`, `chip chip-add`. */
  look: string
  /** The panel's name for readers, where the button's words do not say enough. */
  name?: string | undefined
  align?: 'start' | 'end'
  children: ReactNode
}

/**
 * A button that opens a panel below it. It is the browser's own `details`, so what is inside works without scripts; with
 * them, Escape, a press elsewhere and a download close it.
 */
export function Dropdown({ label, look, name, align = 'start', children }: DropdownProps) {
  const root = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      const details = root.current
      if (details?.open !== true) return
      if (event instanceof KeyboardEvent) {
        const focused = document.activeElement
        // Escape closes an open list of a combobox first.
        if (event.key !== 'Escape' || focused?.getAttribute('aria-expanded') === 'true') return
        if (details.contains(focused)) details.querySelector('summary')?.focus()
        details.open = false
        return
      }
      // A combobox inside shows its list elsewhere in the document.
      if (event.target instanceof Element && event.target.closest('.menu-positioner') !== null) return
      if (event.target instanceof Node && !details.contains(event.target)) details.open = false
    }
    document.addEventListener('keydown', close, true)
    document.addEventListener('pointerdown', close)
    document.addEventListener('focusin', close)
    return () => {
      document.removeEventListener('keydown', close, true)
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('focusin', close)
    }
  }, [])
  /** What is chosen closes the panel; a link to another page takes it along anyway, a download would leave it open. */
  const chosen = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a[download]') !== null && root.current !== null)
      root.current.open = false
  }
  return (
    <details ref={root} className={clsx('dropdown', align === 'end' && 'dropdown-end')}>
      <summary className={look} aria-label={name}>
        {label}
      </summary>
      {/* biome-ignore lint/a11y: the links inside take the keys; this hears of their presses */}
      <div className="menu dropdown-panel" onClick={chosen}>
        {children}
      </div>
    </details>
  )
}
