'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { SelectField, TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import type { Option } from '#components/ui/select.tsx'

type Props = {
  action: FormAction
  environment: string
  options: readonly Option[]
  words: { key: string; confirm: string; button: string; pending: string }
}

/** Which key, and the environment's name typed. */
export function CompromiseForm({ action, environment, options, words }: Props) {
  return (
    <ActionForm action={action} labels={{ id: words.key, confirm: words.confirm }}>
      <HiddenFields fields={{ environment }} />
      <SelectField name="id" label={words.key} options={options} />
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
