'use client'
import { type ReactNode, useActionState } from 'react'
import { useKit } from '#kit'
import { FormContext } from './context.ts'
import { FormSummary } from './form-summary.tsx'
import { keepingTyped } from './lost.ts'
import type { FormAction } from './result.ts'

type ActionFormProps<Done> = {
  /** A server action: without scripts the browser posts to it as a plain form. */
  action: FormAction<Done>
  /** The words of each field, for the summary: `{ name: 'Name' }`. */
  labels: Record<string, string>
  /** What takes the form's place once it is done; `done` is what the action made. */
  whenDone?: (done: Done) => ReactNode
  children: ReactNode
  className?: string
}

const inBrowser = typeof window !== 'undefined'

/** A form of the portal: fields, an error summary in focus after a refusal, and pending buttons while it is sent. */
export function ActionForm<Done = unknown>(props: ActionFormProps<Done>) {
  const t = useKit()
  const { action, labels, whenDone, children, className = 'stack stack-4' } = props
  // The server renders the action itself, so that the form also works as a plain one.
  const [result, submit, pending] = useActionState(inBrowser ? keepingTyped(action, t('form.lost')) : action, undefined)
  if (result?.ok === true && result.done !== undefined && whenDone !== undefined) return whenDone(result.done)
  return (
    <FormContext value={{ result, pending }}>
      <form action={submit} className={className} noValidate={true} aria-busy={pending}>
        <FormSummary result={result} labels={labels} />
        {children}
      </form>
    </FormContext>
  )
}
