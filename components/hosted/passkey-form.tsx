import type { ReactNode } from 'react'
import { Form } from './form.tsx'

type PasskeyFormProps = {
  /** `autofill`: the browser offers passkeys in the form above, too. */
  mode: 'autofill' | 'show' | 'create'
  action: string
  csrf: string
  requestId: string
  options: object
  isFirst?: boolean
  button: ReactNode
  children?: ReactNode
}

/** A form whose answer an authenticator gives. Without a script it is not there: nothing else of a page needs one (UX-H73). */
export function PasskeyForm(props: PasskeyFormProps) {
  const { mode, action, csrf, requestId, options, isFirst = false, button, children } = props
  return (
    <div hidden={true} data-passkey={mode} data-options={JSON.stringify(options)}>
      <Form action={action} csrf={csrf} requestId={requestId}>
        <input type="hidden" name="answer" value="" />
        {isFirst ? <input type="hidden" name="first" value="1" /> : null}
        {button}
        <p className="small muted" role="status" data-passkey-said="" />
        {children}
      </Form>
    </div>
  )
}

/** Where there is no script, or no passkeys in this browser. */
export function WithoutPasskeys({ children }: { children: ReactNode }) {
  return (
    <p className="small muted" data-without-passkeys="">
      {children}
    </p>
  )
}
