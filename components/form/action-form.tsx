'use client'
import { type ReactNode, useActionState } from 'react'
import { FormContext } from './context.ts'
import { FormSummary } from './form-summary.tsx'
import type { FormAction } from './result.ts'

type ActionFormProps = {
  /** A server action: without scripts the browser posts to it as a plain form. */
  action: FormAction
  /** The words of each field, for the summary: `{ name: 'Name' }`. */
  labels: Record<string, string>
  children: ReactNode
  className?: string
}

/** A form of the portal: fields, an error summary in focus after a refusal, and pending buttons while it is sent. */
export function ActionForm({ action, labels, children, className = 'stack stack-4' }: ActionFormProps) {
  const [result, submit, pending] = useActionState(action, undefined)
  return (
    <FormContext value={{ result, pending }}>
      <form action={submit} className={className} noValidate={true} aria-busy={pending}>
        <FormSummary result={result} labels={labels} />
        {children}
      </form>
    </FormContext>
  )
}
