import { Icon } from './icon.tsx'
import type { PasswordView } from './views.ts'

/** Whose password is asked for; password managers read the pair from here (UX-H7, H8). */
export function Who({ view }: { view: PasswordView }) {
  return (
    <div className="who">
      <Icon name="mail" />
      <input
        className="who-name"
        name="username"
        aria-label="E-mail"
        autoComplete="username"
        readOnly={true}
        tabIndex={-1}
        defaultValue={view.identifier}
      />
      <a className="link" href={view.changeHref} aria-label="Not you? Change">
        Change
      </a>
    </div>
  )
}
