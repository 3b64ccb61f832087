import { PasswordField } from './password-field.tsx'
import { passwordNeeds } from './password-needs.ts'
import type { NewPassword } from './views.ts'

type Props = { label: string; password: NewPassword; first?: boolean }

const id = 'new_password'

/**
 * Where a person chooses a password: what it needs stands there before anything is typed, and the script says as one types what
 * is met, and how strong it is (UX-H37, H41). Nothing of that keeps anybody from pasting or sending: the server decides.
 */
export function NewPasswordField({ label, password: { minLength, problem, check }, first = false }: Props) {
  return (
    <PasswordField
      id={id}
      label={label}
      autoComplete="new-password"
      error={problem}
      first={first}
      minLength={minLength}
    >
      <ul className="hint needs" id={`${id}-hint`} data-needs-of={id}>
        {passwordNeeds(minLength).map(({ key, text, min, max }) => (
          <li key={key} data-need={key} data-min={min} data-max={max}>
            {text} <span />
          </li>
        ))}
      </ul>
      {check === undefined ? null : (
        <div data-strength-of={id} data-check={check.action} data-csrf={check.csrf}>
          <meter min={0} max={4} aria-hidden="true" hidden={true} />
          <p className="hint" aria-live="polite" />
        </div>
      )}
    </PasswordField>
  )
}
