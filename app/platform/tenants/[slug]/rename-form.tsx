'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SaveBar } from '#components/form/save-bar.tsx'

type Props = { action: FormAction; tenant: string; name: string; label: string }

/** Another display name for a tenant. */
export function RenameForm({ action, tenant, name, label }: Props) {
  return (
    <ActionForm action={action} labels={{ displayName: label }}>
      <HiddenFields fields={{ tenant }} />
      <TextField name="displayName" label={label} value={name} maxLength={100} autoComplete="off" />
      <SaveBar />
    </ActionForm>
  )
}
