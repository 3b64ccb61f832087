'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'

type Props = {
  action: FormAction
  directory: string
  /** Of which directory, for those who hear and do not see. */
  name: string
  /** Every field that can be locked, in words, with whether it is. */
  fields: readonly { field: string; label: string; isLocked: boolean }[]
  words: { open: string; legend: string; hint: string; button: string; pending: string }
}

/** What people of a directory can't change of themselves, behind a summary that opens without scripts. */
export function LockFields({ action, directory, name, fields, words }: Props) {
  const seen = fields.filter(({ isLocked }) => isLocked).map(({ field }) => field)
  return (
    <details>
      <summary className="link small">
        {words.open} <span className="sr-only">{name}</span>
      </summary>
      <ActionForm action={action} labels={{}} className="stack stack-2 mt-2">
        <HiddenFields fields={{ directory, 'seen:lines': seen.join('\n') }} />
        <fieldset className="field">
          <legend className="label">{words.legend}</legend>
          <p className="hint">{words.hint}</p>
          {fields.map(({ field, label, isLocked }) => (
            <Checkbox key={field} name="lockedFields[]" value={field} label={label} defaultChecked={isLocked} />
          ))}
        </fieldset>
        <span>
          <SubmitButton variant="secondary" pendingLabel={words.pending}>
            {words.button}
          </SubmitButton>
        </span>
      </ActionForm>
    </details>
  )
}
