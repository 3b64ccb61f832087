'use client'
import type { ReactNode } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'

type Props = {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  words: { save: string; saving: string }
  back: ReactNode
}

/** Saves what was reviewed, or leads back to it. */
export function SaveForm({ action, hidden, words, back }: Props) {
  return (
    <ActionForm action={action} labels={{}}>
      <HiddenFields fields={hidden} />
      <span className="row wrap">
        <SubmitButton pendingLabel={words.saving}>{words.save}</SubmitButton>
        {back}
      </span>
    </ActionForm>
  )
}
