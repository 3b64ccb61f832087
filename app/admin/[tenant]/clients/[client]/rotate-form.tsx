'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { SecretOnce } from '#components/ui/secret-once.tsx'

type RotateFormProps = {
  action: FormAction<{ secret: string; hint: string; previousEndsAt: Date | null }>
  hidden: Readonly<Record<string, string>>
  /** There is none yet, so none that needs time to be changed over from. */
  isFirst: boolean
  words: Record<'text' | 'grace' | 'graceHint' | 'button' | 'pending' | 'label' | 'keep' | 'onward', string>
  onward: string
}

/** Makes a secret, shown this once; the one before is accepted for as long as is said here. */
export function RotateForm({ action, hidden, isFirst, words, onward }: RotateFormProps) {
  return (
    <ActionForm
      action={action}
      labels={{ graceHours: words.grace }}
      whenDone={({ secret }) => (
        <SecretOnce label={words.label} secret={secret} onward={{ href: onward, label: words.onward }}>
          <p className="secondary">{words.keep}</p>
        </SecretOnce>
      )}
    >
      <HiddenFields fields={hidden} />
      <p className="secondary">{words.text}</p>
      {isFirst ? null : (
        <TextField
          name="graceHours"
          label={words.grace}
          hint={words.graceHint}
          value="24"
          inputMode="numeric"
          maxLength={3}
        />
      )}
      <span>
        <SubmitButton variant="secondary" pendingLabel={words.pending}>
          {words.button}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}
