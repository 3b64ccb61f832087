'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'

type Props = { action: FormAction<{ id: string }>; words: { to: string; send: string; sending: string } }

/** To whom the test mail goes. */
export function TestForm({ action, words }: Props) {
  return (
    <ActionForm action={action} labels={{ to: words.to }}>
      <TextField
        name="to"
        label={words.to}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
      />
      <span>
        <SubmitButton variant="secondary" pendingLabel={words.sending}>
          {words.send}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}
