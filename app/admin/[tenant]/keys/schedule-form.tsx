'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SaveBar } from '#components/form/save-bar.tsx'

type Props = {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  days: string
  words: { days: string; hint: string }
}

/** After how many days the next key signs; empty gives the value back. */
export function ScheduleForm({ action, hidden, days, words }: Props) {
  return (
    <ActionForm action={action} labels={{ days: words.days }}>
      <HiddenFields fields={hidden} />
      <TextField
        name="days"
        label={words.days}
        hint={words.hint}
        value={days}
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        optional={true}
      />
      <SaveBar />
    </ActionForm>
  )
}
