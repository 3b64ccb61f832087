'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Banner } from '#components/ui/banner.tsx'

type Props = {
  action: FormAction<{ id: string; to: string }>
  /** What is shown now: kind, language, environment. */
  shown: Record<string, string>
  words: { send: string; sending: string; sent: string }
}

/** Sends what is shown to whoever looks at it. */
export function SendForm({ action, shown, words }: Props) {
  return (
    <ActionForm
      action={action}
      labels={{}}
      whenDone={({ to }) => <Banner tone="success" title={words.sent.replace('{to}', to)} />}
    >
      <HiddenFields fields={shown} />
      <span>
        <SubmitButton variant="secondary" pendingLabel={words.sending}>
          {words.send}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}
