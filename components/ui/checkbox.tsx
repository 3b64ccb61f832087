import { clsx } from 'clsx'
import { type InputHTMLAttributes, type ReactNode, useId } from 'react'

type CheckProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> & { label: ReactNode; hint?: ReactNode }

/** A checkbox with its words; the words are part of the target. */
export function Checkbox(props: CheckProps) {
  return <Check {...props} look="checkbox" />
}

/** On or off. It looks as if it acted at once, so use it only where it does; in a saved form use a checkbox. */
export function Switch(props: CheckProps) {
  return <Check {...props} look="switch" role="switch" />
}

function Check({ label, hint, look, id, className, ...rest }: CheckProps & { look: 'checkbox' | 'switch' }) {
  const made = useId()
  const field = id ?? made
  const hintId = hint === undefined ? undefined : `${field}-hint`
  return (
    <div className="check">
      <input {...rest} id={field} type="checkbox" className={clsx(look, className)} aria-describedby={hintId} />
      <span className="stack gap-0">
        <label htmlFor={field}>{label}</label>
        {hint === undefined ? null : (
          <span className="muted small" id={hintId}>
            {hint}
          </span>
        )}
      </span>
    </div>
  )
}
