import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

type FormProps = {
  action: string
  csrf: string
  requestId?: string | undefined
  /** Two buttons of equal weight, side by side. */
  pair?: boolean
  children: ReactNode
}

/** A plain form of a hosted page, with what brings it back to the right sign-in. */
export function Form({ action, csrf, requestId, pair = false, children }: FormProps) {
  return (
    <form method="post" action={action} noValidate={true} className={pair ? 'pair' : undefined}>
      <input type="hidden" name="csrf" value={csrf} />
      {requestId === undefined ? null : <input type="hidden" name="request" value={requestId} />}
      {children}
    </form>
  )
}

/** What went wrong with a page of one field, which keeps the focus: it is read out (UX-H27). */
export function FieldSummary({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="banner banner-danger" role="alert">
      <Icon name="alert" />
      <div>
        <strong>{title}</strong>
        {children === undefined ? null : <p>{children}</p>}
      </div>
    </div>
  )
}

/** What went wrong, first on the page and in focus (UX-H13). `children` say what to do, with a link to the field. */
export function ErrorSummary({ title, children }: { title: string; children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: a failed form puts focus on what went wrong (UX-H13)
    <div className="banner banner-danger" role="alert" tabIndex={-1} autoFocus={true} data-summary="">
      <Icon name="alert" />
      <div>
        <strong>{title}</strong>
        {children === undefined ? null : <p>{children}</p>}
      </div>
    </div>
  )
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="error-text" id={id}>
      {children}
    </p>
  )
}

export function Submit({ children, name, value }: { children: ReactNode; name?: string; value?: string }) {
  return (
    <button type="submit" className="button button-lg button-primary button-block" name={name} value={value}>
      {children}
    </button>
  )
}
