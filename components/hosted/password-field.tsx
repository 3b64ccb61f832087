import type { ReactNode } from 'react'
import { FieldError } from './form.tsx'
import { Icon } from './icon.tsx'
import type { HostedPage } from './page.ts'

type PasswordFieldProps = {
  /** Also its name. */
  id: 'password' | 'new_password'
  label: string
  page: HostedPage
  autoComplete: 'current-password' | 'new-password'
  error?: string | undefined
  /** For password managers that make one up; nothing is refused by it. */
  minLength?: number
  /** What stands below and has the id `<id>-hint`: the rules, shown before anything is typed (UX-H37). */
  children?: ReactNode
  /** Takes what is typed before a field has the focus. */
  first?: boolean
}

/** A masked field that can be shown, that takes pastes, and that tells of Caps Lock (UX-H9 to H11). */
export function PasswordField({
  id,
  label,
  page,
  autoComplete,
  error,
  minLength,
  children,
  first = false,
}: PasswordFieldProps) {
  const t = page.words.hosted
  const described = [error && `${id}-error`, children && `${id}-hint`, `${id}-caps`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="input-group">
        <input
          className="input input-lg"
          id={id}
          name={id}
          type="password"
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          {...(minLength === undefined ? {} : { minLength, passwordrules: `minlength: ${minLength};` })}
          data-first={first ? '' : undefined}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={described}
        />
        <span className="trailing" hidden={true}>
          <button
            className="button button-quiet button-icon reveal"
            type="button"
            aria-controls={id}
            aria-label={t('password.show')}
            data-reveal=""
            data-show={t('password.show')}
            data-hide={t('password.hide')}
            data-said-shown={t('password.shown')}
            data-said-hidden={t('password.hidden')}
          >
            <Icon name="eye" />
            <Icon name="eye-off" />
          </button>
        </span>
      </div>
      {error === undefined ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children}
      <p className="hint" role="status" id={`${id}-caps`} data-caps-for={id} data-caps={t('password.capsLock')} />
      <span className="sr-only" role="status" id={`${id}-said`} />
    </div>
  )
}
