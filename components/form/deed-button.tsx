'use client'
import { ActionForm } from './action-form.tsx'
import { HiddenFields } from './hidden-fields.tsx'
import type { FormAction } from './result.ts'
import { SubmitButton } from './submit-button.tsx'

type DeedButtonProps = {
  action: FormAction
  /** What it is done to. */
  hidden: Readonly<Record<string, string>>
  label: string
  pendingLabel: string
  variant?: 'primary' | 'secondary' | 'danger'
}

/** One button that does one thing to what `hidden` names. */
export function DeedButton({ action, hidden, label, pendingLabel, variant = 'secondary' }: DeedButtonProps) {
  return (
    <ActionForm action={action} labels={{}} className="stack stack-2">
      <HiddenFields fields={hidden} />
      <span>
        <SubmitButton variant={variant} pendingLabel={pendingLabel}>
          {label}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}
