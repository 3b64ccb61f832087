'use client'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Field } from '#components/ui/field.tsx'
import { Select } from '#components/ui/select.tsx'

type Option = { value: string; label: string }
const names = ['view', 'language', 'theme', 'width'] as const
type Name = (typeof names)[number]

export type PreviewProps = {
  /** Where pages are shown, with the level in its query. */
  src: string
  /** What else the address of the page holds, for who sends the choice without scripts. */
  keep: Readonly<Record<string, string>>
  chosen: Record<Name, string>
  options: Record<Name, readonly Option[]>
  words: Record<Name | 'title' | 'show' | 'frame', string>
  /** The form whose values it shows, before they are saved. */
  children?: ReactNode
}

const waitMs = 300
const frameName = 'branding-preview'

/** A form beside the page that it changes: as it is stored, and with scripts as it is being filled in. */
export function Preview({ src, keep, chosen, options, words, children }: PreviewProps) {
  const [now, setNow] = useState(chosen)
  const editor = useRef<HTMLDivElement>(null)
  const sender = useRef<HTMLFormElement>(null)
  const address = `${src}&${new URLSearchParams({ view: now.view, language: now.language, theme: now.theme })}`
  const latest = useRef(address)
  latest.current = address

  useEffect(() => {
    const place = editor.current
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => send(place, sender.current, latest.current), waitMs)
    }
    place?.addEventListener('input', later)
    return () => {
      clearTimeout(timer)
      place?.removeEventListener('input', later)
    }
  }, [])
  const choose = (name: Name, value: string) => {
    const next = { ...now, [name]: value }
    setNow(next)
    history.replaceState(null, '', `?${new URLSearchParams({ ...keep, ...next })}`)
  }
  // Another page, language or theme is shown with what is typed, too. The first one came with the document.
  const isFirst = useRef(true)
  useEffect(() => {
    if (!isFirst.current) send(editor.current, sender.current, address)
    isFirst.current = false
  }, [address])

  return (
    <div className="beside">
      <div ref={editor}>{children}</div>
      <section className="preview" aria-label={words.title}>
        <form className="preview-bar">
          {Object.entries(keep).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {names.map((name) => (
            <Field key={name} id={`preview-${name}`} label={words[name]}>
              {(control) => (
                <Select
                  {...control}
                  name={name}
                  value={now[name]}
                  options={options[name]}
                  onChange={(event) => choose(name, event.target.value)}
                />
              )}
            </Field>
          ))}
          <noscript>
            <button type="submit" className="button">
              {words.show}
            </button>
          </noscript>
        </form>
        <div className="preview-stage" data-theme={now.theme === 'dark' ? 'dark' : 'light'}>
          {/* A picture of a page: nothing in it takes the focus or can be pressed. */}
          <iframe
            inert={true}
            name={frameName}
            title={words.frame}
            className={now.width === 'narrow' ? 'preview-frame preview-narrow' : 'preview-frame'}
            sandbox="allow-same-origin"
            src={`${src}&${new URLSearchParams({ view: chosen.view, language: chosen.language, theme: chosen.theme })}`}
          />
        </div>
        <form ref={sender} method="post" target={frameName} hidden={true} />
      </section>
    </div>
  )
}

/** Posts what the form beside the frame holds into the frame, pictures aside. Without a form, what is stored is shown. */
function send(place: HTMLElement | null, sender: HTMLFormElement | null, action: string): void {
  if (sender === null) return
  const form = place?.querySelector('form')
  const values = form === null || form === undefined ? [] : [...new FormData(form).entries()]
  sender.replaceChildren(
    ...values.flatMap(([name, value]) => {
      if (typeof value !== 'string' || name.startsWith('$')) return []
      const input = document.createElement('input')
      Object.assign(input, { type: 'hidden', name, value })
      return [input]
    }),
  )
  sender.action = action
  sender.submit()
}
