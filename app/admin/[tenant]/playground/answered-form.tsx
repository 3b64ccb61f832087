'use client'
import type { ReactNode } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import type { FormAction } from '#components/form/result.ts'
import { ButtonLink } from '#components/ui/button.tsx'

type AnsweredFormProps = {
  /** Answers with what is shown in the form's place. */
  action: FormAction<ReactNode>
  labels: Record<string, string>
  /** What leads on from the answer. */
  onward: { href: string; label: string }
  children: ReactNode
}

/** A form whose answer takes its place. */
export function AnsweredForm({ action, labels, onward, children }: AnsweredFormProps) {
  return (
    <ActionForm
      action={action}
      labels={labels}
      whenDone={(answer) => (
        <div className="stack stack-6">
          {answer}
          <span>
            <ButtonLink href={onward.href}>{onward.label}</ButtonLink>
          </span>
        </div>
      )}
    >
      {children}
    </ActionForm>
  )
}
