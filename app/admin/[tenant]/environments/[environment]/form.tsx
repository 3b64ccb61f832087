'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { ChoiceField, SelectField, TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SaveBar } from '#components/form/save-bar.tsx'
import type { Option } from '#components/ui/select.tsx'

type Props = {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  stored: { displayName: string; kind: string; colour: string }
  kinds: readonly { value: string; label: string; hint: string }[]
  colours: readonly Option[]
  words: { name: string; kind: string; colour: string; colourHint: string }
}

/** What may be changed of an environment, saved together. */
export function EnvironmentForm({ action, hidden, stored, kinds, colours, words }: Props) {
  return (
    <ActionForm action={action} labels={{ displayName: words.name, kind: words.kind, colour: words.colour }}>
      <HiddenFields fields={hidden} />
      <TextField name="displayName" label={words.name} value={stored.displayName} maxLength={100} autoComplete="off" />
      <ChoiceField name="kind" label={words.kind} value={stored.kind} choices={kinds} />
      <SelectField name="colour" label={words.colour} hint={words.colourHint} value={stored.colour} options={colours} />
      <SaveBar />
    </ActionForm>
  )
}
