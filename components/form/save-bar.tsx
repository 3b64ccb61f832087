'use client'
import { useContext, useEffect, useRef, useState } from 'react'
import { useKit } from '#kit'
import { Button } from '../ui/button.tsx'
import { FormContext } from './context.ts'
import { SubmitButton } from './submit-button.tsx'

/**
 * Docks to the foot of the page while its form differs from what is stored; nothing saves by itself (UX-C10). `label`: where saving
 * takes a step more, what the button leads to. `isDraft`: the form opens with something that is not stored.
 */
export function SaveBar({ label, isDraft = false }: { label?: string; isDraft?: boolean }) {
  const t = useKit()
  const { result } = useContext(FormContext)
  const bar = useRef<HTMLElement>(null)
  const [changed, setChanged] = useState(isDraft)

  useEffect(() => {
    const form = bar.current?.closest('form')
    const note = () => setChanged(true)
    const forget = () => setChanged(false)
    form?.addEventListener('input', note)
    form?.addEventListener('reset', forget)
    return () => {
      form?.removeEventListener('input', note)
      form?.removeEventListener('reset', forget)
    }
  }, [])
  // React resets the form after every answer; after a refusal what was typed is still not stored.
  useEffect(() => setChanged(result === undefined ? isDraft : !result.ok), [result, isDraft])
  useEffect(() => {
    if (!changed) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [changed])

  return (
    <>
      <section ref={bar} className="save-bar" hidden={!changed} aria-label={t('form.unsaved')}>
        <span className="dot" aria-hidden="true" />
        <span className="strong" role="status">
          {changed ? t('form.unsaved') : ''}
        </span>
        <span className="push row">
          <Button type="reset" variant="quiet">
            {t('form.discard')}
          </Button>
          <SubmitButton>{label ?? t('form.save')}</SubmitButton>
        </span>
      </section>
      {isDraft ? null : (
        <noscript>
          <button type="submit" className="button button-primary">
            {label ?? t('form.save')}
          </button>
        </noscript>
      )}
    </>
  )
}
