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
  words: { name: string; hint: string }
}

/** What a tenant says of itself. */
export function GeneralForm({ action, hidden, name, words }: Props) {
  return (
    <ActionForm action={action} labels={{ displayName: words.name }}>
      <HiddenFields fields={hidden} />
      <TextField
        name="displayName"
        label={words.name}
        hint={words.hint}
        value={name}
        maxLength={100}
        autoComplete="off"
      />
      <SaveBar />
    </ActionForm>
  )
}
