'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { type Option, Select } from '#components/ui/select.tsx'

type Props = {
  action: FormAction
  operator: string
  role: string
  roles: readonly Option[]
  words: { label: string; button: string; pending: string }
}

/** Another role for an operator. It takes the place of what they have. */
export function RoleForm({ action, operator, role, roles, words }: Props) {
  return (
    <ActionForm action={action} labels={{ role: words.label }} className="row wrap">
      <HiddenFields fields={{ id: operator }} />
      <Select name="role" aria-label={words.label} options={roles} defaultValue={role} />
      <SubmitButton variant="secondary" pendingLabel={words.pending}>
        {words.button}
      </SubmitButton>
    </ActionForm>
  )
}
