'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'

type Props = {
  action: FormAction
  words: { name: string; slug: string; create: string; creating: string }
}

/** A new directory without anybody, behind a summary that opens without scripts. */
export function CreateDirectory({ action, words }: Props) {
  return (
    <details>
      <summary className="link small">{words.create}</summary>
      <ActionForm
        action={action}
        labels={{ displayName: words.name, directorySlug: words.slug }}
        className="stack stack-2 mt-2"
      >
        <TextField name="displayName" label={words.name} maxLength={100} autoComplete="off" />
        <TextField
          name="directorySlug"
          label={words.slug}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          mono={true}
        />
        <span>
          <SubmitButton variant="secondary" pendingLabel={words.creating}>
            {words.create}
          </SubmitButton>
        </span>
      </ActionForm>
    </details>
  )
}
