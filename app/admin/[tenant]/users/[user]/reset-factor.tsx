'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { CheckField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'

type Props = {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  words: { end: string; reset: string; working: string }
}

/** Takes the second factors of a person away; their sessions end too unless it is said otherwise. */
export function ResetFactor({ action, hidden, words }: Props) {
  return (
    <ActionForm action={action} labels={{ 'endSessions:flag': words.end }}>
      <HiddenFields fields={hidden} />
      <CheckField name="endSessions:flag" label={words.end} checked={true} saysOff={true} />
      <span>
        <SubmitButton variant="danger" pendingLabel={words.working}>
          {words.reset}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}
