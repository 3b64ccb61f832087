'use client'
import type { ReactNode } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SecretOnce } from '#components/ui/secret-once.tsx'

type Made = { id?: string; secret: string }

type SecretFormProps<Result extends Made> = {
  action: FormAction<Result>
  labels: Record<string, string>
  /** Where it goes on; `{id}` is that of what was made. */
  onward: string
  words: Record<'label' | 'note' | 'keep' | 'onward', string>
  children: ReactNode
}

/** A form that makes a signing secret, which takes its place and is seen this once. */
export function SecretForm<Result extends Made>(props: SecretFormProps<Result>) {
  const { action, labels, onward, words, children } = props
  return (
    <ActionForm
      action={action}
      labels={labels}
      whenDone={({ id = '', secret }) => (
        <SecretOnce
          label={words.label}
          secret={secret}
          note={words.note}
          onward={{ href: onward.replace('{id}', id), label: words.onward }}
        >
          <p className="secondary">{words.keep}</p>
        </SecretOnce>
      )}
    >
      {children}
    </ActionForm>
  )
}
