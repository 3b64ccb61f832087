import type { ReactNode } from 'react'
import { Form } from './form.tsx'
import type { HostedPage } from './page.ts'

type PasskeyFormProps = {
  /** `autofill`: the browser offers passkeys in the form above, too. */
  mode: 'autofill' | 'show' | 'create'
  action: string
  csrf: string
  requestId?: string
  options: object
  page: HostedPage
  isFirst?: boolean
  button: ReactNode
  children?: ReactNode
}

/** A form whose answer an authenticator gives. Without a script it is not there: nothing else of a page needs one (UX-H73). */
export function PasskeyForm(props: PasskeyFormProps) {
  const { mode, action, csrf, requestId, options, page, isFirst = false, button, children } = props
  const t = page.words.hosted
  const said = {
    InvalidStateError: t('passkey.problem.duplicate'),
    NotAllowedError: t('passkey.problem.nothingChosen'),
    SecurityError: t('passkey.problem.wrongAddress'),
    other: t('passkey.problem.unverified'),
  }
  return (
    <div hidden={true} data-passkey={mode} data-options={JSON.stringify(options)} data-words={JSON.stringify(said)}>
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
