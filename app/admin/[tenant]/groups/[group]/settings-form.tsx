'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SaveBar } from '#components/form/save-bar.tsx'

type Props = {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  name: string
  description: string
  words: { name: string; description: string }
}

/** Name and description, saved together. */
export function SettingsForm({ action, hidden, name, description, words }: Props) {
  return (
    <ActionForm action={action} labels={{ displayName: words.name, description: words.description }}>
      <HiddenFields fields={hidden} />
      <TextField name="displayName" label={words.name} value={name} autoComplete="off" maxLength={100} />
      <TextField
        name="description"
        label={words.description}
        value={description}
        optional={true}
        autoComplete="off"
        maxLength={500}
      />
      <SaveBar />
    </ActionForm>
  )
}
