'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { CheckField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'

type Props = {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  /** Whether apps may not know the next key yet: then that must be said. */
  isEarly: boolean
  words: { text: string; early: string; button: string; pending: string }
}

/** Turns the keys of one algorithm. */
export function RotateForm({ action, hidden, isEarly, words }: Props) {
  return (
    <ActionForm action={action} labels={{ 'early:flag': words.early }} className="stack stack-3">
      <HiddenFields fields={hidden} />
      <p className="secondary">{words.text}</p>
      {isEarly ? <CheckField name="early:flag" id={`early-${hidden.alg}`} label={words.early} /> : null}
      <span>
        <SubmitButton variant="secondary" pendingLabel={words.pending}>
          {words.button}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}
