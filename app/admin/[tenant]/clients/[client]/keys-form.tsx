'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextareaField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SaveBar } from '#components/form/save-bar.tsx'

type KeysFormProps = {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  value: string
  words: { label: string; hint: string }
}

/** A client's public keys as a JWKS. Empty takes them away. */
export function KeysForm({ action, hidden, value, words }: KeysFormProps) {
  return (
    <ActionForm action={action} labels={{ 'jwks:text': words.label }}>
      <HiddenFields fields={hidden} />
      <TextareaField
        name="jwks:text"
        label={words.label}
        hint={words.hint}
        value={value}
        rows={10}
        mono={true}
        optional={true}
      />
      <SaveBar />
    </ActionForm>
  )
}
