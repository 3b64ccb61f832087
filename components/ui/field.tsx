import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useKit } from '#kit'

/** What a control inside a field must carry, so that its hint and error are read with it. */
export type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

export type FieldProps = {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  /** Most fields are required; the exception says so. */
  optional?: boolean
  children: (control: ControlProps) => ReactNode
}

/** Label, control, hint, error: always in this order, always connected. */
export function Field({ id, label, hint, error, optional = false, children }: FieldProps) {
  const t = useKit()
  const described = [error === undefined ? '' : `${id}-error`, hint === undefined ? '' : `${id}-hint`]
  const describedBy = described.filter(Boolean).join(' ')
  const control: ControlProps = {
    id,
    ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }),
    ...(error === undefined ? {} : { 'aria-invalid': true }),
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional ? <span className="muted font-normal"> {t('form.optional')}</span> : null}
      </label>
      {children(control)}
      {error === undefined ? null : (
        <p className="error-text" id={`${id}-error`}>
          <CircleAlert className="icon icon-sm" aria-hidden="true" />
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
