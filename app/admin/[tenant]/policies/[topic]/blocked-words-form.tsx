'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextareaField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'

type Props = {
  action: FormAction
  /** One word a line. */
  stored: string
  words: { label: string; hint: string; save: string; saving: string }
}

/** Words that no password may be made of, one a line. */
export function BlockedWordsForm({ action, stored, words }: Props) {
  return (
    <ActionForm action={action} labels={{ 'blockedWords:lines': words.label }} className="stack stack-4">
      <HiddenFields fields={{ 'seen:lines': stored }} />
      <TextareaField name="blockedWords:lines" label={words.label} hint={words.hint} value={stored} rows={5} />
      <span>
        <SubmitButton variant="secondary" pendingLabel={words.saving}>
          {words.save}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}
