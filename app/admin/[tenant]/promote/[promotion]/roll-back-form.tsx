'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'

type Words = Record<'reason' | 'reasonHint' | 'rollBack' | 'rollingBack', string>
type Props = { action: FormAction; hidden: Readonly<Record<string, string>>; words: Words }

/** The way back, with why. */
export function RollBackForm({ action, hidden, words }: Props) {
  return (
    <ActionForm action={action} labels={{ reason: words.reason }}>
      <HiddenFields fields={hidden} />
      <TextField name="reason" label={words.reason} hint={words.reasonHint} maxLength={200} autoComplete="off" />
      <span>
        <SubmitButton variant="danger" pendingLabel={words.rollingBack}>
          {words.rollBack}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}
