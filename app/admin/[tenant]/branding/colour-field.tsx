'use client'
import { type ChangeEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useField } from '#components/form/context.ts'
import { Field } from '#components/ui/field.tsx'

type Props = {
  name: string
  label: string
  hint?: string | undefined
  value: string | undefined
  /** What it is while nothing is chosen. */
  usual: string
  words: { pick: string; use: string }
}

/** A colour by its digits, and by the browser's own picker where scripts run. A refused one offers what can be taken instead. */
export function ColourField({ name, label, hint, value, usual, words }: Props) {
  const field = useField(name, value)
  const offered = /#[0-9a-f]{6}(?=\.$)/.exec(field.error ?? '')?.[0]
  const text = useRef<HTMLInputElement>(null)
  const [isScripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  const picked = (event: ChangeEvent<HTMLInputElement>) => {
    if (text.current === null) return
    text.current.value = event.target.value
    text.current.dispatchEvent(new Event('input', { bubbles: true }))
  }
  return (
    <div className="stack stack-2">
      <Field id={name} label={label} hint={hint} error={field.error}>
        {(control) => (
          <span className="row">
            {isScripted ? (
              <input
                key={`${field.value}`}
                type="color"
                className="swatch"
                aria-label={`${words.pick}: ${label}`}
                defaultValue={field.value !== undefined && /^#[0-9a-f]{6}$/i.test(field.value) ? field.value : usual}
                onChange={picked}
              />
            ) : null}
            <Typed control={control} name={name} value={field.value} usual={usual} reference={text} />
          </span>
        )}
      </Field>
      {offered === undefined ? null : (
        <span>
          <button type="submit" className="button button-sm" name="take" value={`${name}=${offered}`}>
            <svg className="icon icon-sm" viewBox="0 0 16 16" aria-hidden="true">
              <circle cx="8" cy="8" r="7" fill={offered} stroke="none" />
            </svg>
            {words.use} <code>{offered}</code>
          </button>
        </span>
      )}
    </div>
  )
}

type TypedProps = {
  control: { id: string }
  name: string
  value: string | undefined
  usual: string
  reference: RefObject<HTMLInputElement | null>
}

function Typed({ control, name, value, usual, reference }: TypedProps) {
  return (
    <input
      {...control}
      ref={reference}
      className="input mono"
      name={name}
      defaultValue={value}
      placeholder={usual}
      maxLength={7}
      autoComplete="off"
      spellCheck={false}
    />
  )
}
