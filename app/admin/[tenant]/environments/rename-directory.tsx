'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'

type Props = {
  action: FormAction
  directory: string
  name: string
  words: { label: string; open: string; button: string; pending: string }
}

/** Another name for a directory, behind a summary that opens without scripts. */
export function RenameDirectory({ action, directory, name, words }: Props) {
  return (
    <details>
      <summary className="link small">
        {words.open} <span className="sr-only">{name}</span>
      </summary>
      <ActionForm action={action} labels={{ displayName: words.label }} className="stack stack-2 mt-2">
        <HiddenFields fields={{ directory, seen: name }} />
        <TextField name="displayName" label={words.label} value={name} maxLength={100} autoComplete="off" />
        <span>
          <SubmitButton variant="secondary" pendingLabel={words.pending}>
            {words.button}
          </SubmitButton>
        </span>
      </ActionForm>
    </details>
  )
}
