'use client'
import { ActionForm } from './action-form.tsx'
import { TextField } from './fields.tsx'
import { HiddenFields } from './hidden-fields.tsx'
import type { FormAction } from './result.ts'
import { SubmitButton } from './submit-button.tsx'

type TypedConfirmationProps = {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  /** `Type staging to confirm`; the button, a verb with its object; and what it says while it works. */
  words: { confirm: string; button: string; pending: string }
}

/** What cannot be undone is not one click away: its name is typed first, as the field `confirm`. */
export function TypedConfirmation({ action, hidden, words }: TypedConfirmationProps) {
  return (
    <ActionForm action={action} labels={{ confirm: words.confirm }}>
      <HiddenFields fields={hidden} />
      <TextField
        name="confirm"
        label={words.confirm}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
      />
      <span>
        <SubmitButton variant="danger" pendingLabel={words.pending}>
          {words.button}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}
