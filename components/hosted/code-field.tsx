import { FieldError } from './form.tsx'

type CodeFieldProps = {
  label: string
  hint: string
  error?: string | undefined
  /** Six digits, from an app: large, with a keyboard of digits, and sent once they are all there (UX-H26, H27). */
  isDigits?: boolean
}

/** One field for a whole code: it takes blanks and pastes, and keeps the focus when the code was wrong. */
export function CodeField({ label, hint, error, isDigits = false }: CodeFieldProps) {
  const digits = { inputMode: 'numeric', pattern: '[0-9]*', autoComplete: 'one-time-code', 'data-otp': '' } as const
  const letters = { autoComplete: 'off', autoCapitalize: 'characters' } as const
  return (
    <div className="field">
      <label htmlFor="code">{label}</label>
      <input
        className={isDigits ? 'input otp' : 'input input-lg mono'}
        id="code"
        name="code"
        type="text"
        spellCheck={false}
        data-first=""
        // biome-ignore lint/a11y/noAutofocus: a refused code keeps the focus in its field (UX-H27)
        autoFocus={error !== undefined}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? 'code-hint' : 'code-error code-hint'}
        {...(isDigits ? digits : letters)}
      />
      {error === undefined ? null : <FieldError id="code-error">{error}</FieldError>}
      <p className="hint" id="code-hint">
        {hint}
      </p>
    </div>
  )
}
