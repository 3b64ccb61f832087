'use client'
import { useEffect, useRef } from 'react'

/**
 * Keeps what is typed into the form around it for as long as the tab is open, so that going back a step loses nothing. Nothing
 * secret is typed here. `forget` throws it away once it has been used.
 */
export function Draft({ name, forget = false }: { name: string; forget?: boolean }) {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (forget) {
      sessionStorage.removeItem(name)
      return
    }
    const form = mark.current?.closest('form')
    if (form == null) return
    fill(form, sessionStorage.getItem(name))
    const keep = () => sessionStorage.setItem(name, JSON.stringify(typedIn(form)))
    form.addEventListener('input', keep)
    return () => form.removeEventListener('input', keep)
  }, [name, forget])
  return <span ref={mark} hidden={true} />
}

const fieldsOf = (form: HTMLFormElement) =>
  [...form.elements].filter(
    (each): each is HTMLInputElement | HTMLTextAreaElement =>
      (each instanceof HTMLInputElement && each.type !== 'hidden') || each instanceof HTMLTextAreaElement,
  )

const isBox = (field: HTMLInputElement | HTMLTextAreaElement): field is HTMLInputElement => field.type === 'checkbox'

const typedIn = (form: HTMLFormElement): Record<string, string | boolean> =>
  Object.fromEntries(fieldsOf(form).map((field) => [field.name, isBox(field) ? field.checked : field.value]))

/** What the browser or an answer of the server filled in already counts more. */
function fill(form: HTMLFormElement, kept: string | null): void {
  const draft: Record<string, unknown> = JSON.parse(kept ?? '{}')
  for (const field of fieldsOf(form)) {
    const typed = draft[field.name]
    if (isBox(field)) field.checked = typed === true || field.checked
    else if (typeof typed === 'string' && field.value === '') field.value = typed
  }
}
