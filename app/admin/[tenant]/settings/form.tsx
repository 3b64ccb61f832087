'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { SelectField, TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SaveBar } from '#components/form/save-bar.tsx'

type Props = {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  name: string
  /** What the tenant speaks to whoever wishes for no language; empty for none. */
  language: string
  languages: readonly { value: string; label: string }[]
  words: { name: string; hint: string; language: string; languageHint: string; none: string }
}

/** What a tenant says of itself. */
export function GeneralForm({ action, hidden, name, language, languages, words }: Props) {
  return (
    <ActionForm action={action} labels={{ displayName: words.name, defaultLanguage: words.language }}>
      <HiddenFields fields={hidden} />
      <TextField
        name="displayName"
        label={words.name}
        hint={words.hint}
        value={name}
        maxLength={100}
        autoComplete="off"
      />
      <SelectField
        name="defaultLanguage"
        label={words.language}
        hint={words.languageHint}
        value={language}
        options={[{ value: '', label: words.none }, ...languages]}
      />
      <SaveBar />
    </ActionForm>
  )
}
