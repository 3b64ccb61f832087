import { Chrome } from './chrome.tsx'
import { Form } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { FactorChoice } from './methods.tsx'
import type { EnrollView, HostedPage } from './views.ts'
import { inTime } from './words.ts'

/** A second step has to be set up: why, what can be chosen, and until when it can wait (UX-H36). */
export function Enroll({ view, page }: { view: EnrollView; page: HostedPage }) {
  const { postponement } = view
  return (
    <Chrome page={page} title={`Set up a second step · ${view.clientName}`} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading>Set up a second step</Heading>
      <p className="lede">
        {view.tenantName} asks for more than a password, so that a stolen one does not open your account.
      </p>
      <ul className="choices">
        {view.choices.map(({ kind, href }) => (
          <FactorChoice key={kind} kind={kind} href={href} />
        ))}
      </ul>
      {postponement === undefined ? null : (
        <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
          <p className="small muted">{graceWords(postponement, view.now)}</p>
          <button type="submit" className="button button-lg button-quiet button-block" name="decision" value="postpone">
            Not now
          </button>
        </Form>
      )}
    </Chrome>
  )
}

function graceWords({ until, left }: { until: Date; left: number }, now: Date): string {
  const times = left === 1 ? 'one more time' : `${left} more times`
  return `You can put this off ${times}. It is required ${inTime((until.getTime() - now.getTime()) / 1000)}.`
}
