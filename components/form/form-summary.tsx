'use client'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { type MouseEvent, useEffect, useRef } from 'react'
import { useKit } from '#kit'
import type { FormResult } from './result.ts'

type FormSummaryProps = { result: FormResult | undefined; labels: Record<string, string> }

/** What the last send came to. A refusal takes the focus and leads to each field. */
export function FormSummary({ result, labels }: FormSummaryProps) {
  const t = useKit()
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (result?.ok === false) summary.current?.focus()
  }, [result])
  if (result === undefined || (result.ok && result.message === undefined)) return null
  if (result.ok)
    return (
      <div className="banner banner-success" role="status">
        <CircleCheck className="icon" aria-hidden="true" />
        <p>{result.message}</p>
      </div>
    )
  const { version: moved, ...wrong } = result.fields ?? {}
  const fields = Object.entries(wrong)
  return (
    <div ref={summary} className="banner banner-danger" role="alert" tabIndex={-1}>
      <CircleAlert className="icon" aria-hidden="true" />
      <div>
        <strong>{result.message ?? t('form.notSaved')}</strong>
        {result.signIn === undefined ? null : (
          <p>
            <a className="link" href={result.signIn} target="_blank" rel="noopener">
              {t('form.signIn')}
            </a>
            {'. '}
            {t('form.signInAfter')}
          </p>
        )}
        {moved === undefined ? null : (
          <p>
            {moved}{' '}
            <button type="button" className="link" onClick={overwrite}>
              {t('form.saveMine')}
            </button>
          </p>
        )}
        <ul>
          {fields.map(([name, words]) => (
            <li key={name}>
              <a className="link" href={`#${name}`}>
                {labels[name] ?? name}
              </a>
              {`: ${words}`}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** Sends the form again without what it knew of the stored object, so that what was typed here counts. */
function overwrite(event: MouseEvent<HTMLButtonElement>): void {
  const form = event.currentTarget.closest('form')
  for (const known of form?.querySelectorAll('input[name="version"], input[name="updatedAt"]') ?? []) known.remove()
  form?.requestSubmit()
}
