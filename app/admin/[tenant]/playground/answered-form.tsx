'use client'
import { type ReactNode, useSyncExternalStore } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import type { FormAction } from '#components/form/result.ts'
import { ButtonLink } from '#components/ui/button.tsx'

type AnsweredFormProps = {
  /** Answers with what is shown in the form's place. */
  action: FormAction<ReactNode>
  labels: Record<string, string>
  /** What leads on from the answer. */
  onward: { href: string; label: string }
  /** What is said to a browser without scripts. */
  needsScripts: string
  children: ReactNode
}

const never = () => () => {}

/**
 * A form whose answer takes its place. The answer is rendered by the server, which no plain post can bring back: so the form
 * can be sent from the moment that scripts run, and says so where they never do.
 */
export function AnsweredForm({ action, labels, onward, needsScripts, children }: AnsweredFormProps) {
  const isLive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
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
      <noscript>
        <p className="secondary">{needsScripts}</p>
      </noscript>
      <fieldset className="contents" disabled={!isLive}>
        {children}
      </fieldset>
    </ActionForm>
  )
}
