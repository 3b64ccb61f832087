'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextareaField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'

type Props = {
  action: FormAction
  environment: string
  /** One domain a line. */
  stored: string
  words: { label: string; hint: string; save: string; saving: string }
}

/** Domains whose addresses may sign up, one a line. */
export function SignUpDomainsForm({ action, environment, stored, words }: Props) {
  return (
    <ActionForm action={action} labels={{ 'domains:lines': words.label }} className="stack stack-4">
      <HiddenFields fields={{ environment, 'seen:lines': stored }} />
      <TextareaField name="domains:lines" label={words.label} hint={words.hint} value={stored} rows={4} mono={true} />
      <span>
        <SubmitButton variant="secondary" pendingLabel={words.saving}>
          {words.save}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}
