'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'

type Props = {
  action: FormAction<{ slug: string; until: Date }>
  tenant: string
  words: { reason: string; hint: string; button: string; pending: string }
}

/** Why an operator enters a tenant: the tenant reads it. */
export function EnterForm({ action, tenant, words }: Props) {
  return (
    <ActionForm action={action} labels={{ reason: words.reason }}>
      <HiddenFields fields={{ tenant }} />
      <TextField name="reason" label={words.reason} hint={words.hint} maxLength={200} autoComplete="off" />
      <span>
        <SubmitButton pendingLabel={words.pending}>{words.button}</SubmitButton>
      </span>
    </ActionForm>
  )
}
