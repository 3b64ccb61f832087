import { Chrome } from './chrome.tsx'
import { Submit } from './form.tsx'
import { Heading } from './heading.tsx'
import type { FormPostView, HostedPage } from './views.ts'

/** OAuth 2.0 Form Post Response Mode: the answer goes to the client as a form; a person presses where scripts are off. */
export function FormPost({ view, page }: { view: FormPostView; page: HostedPage }) {
  const name = view.clientName ?? 'the app'
  return (
    <Chrome page={page} title={`Continue to ${name}`} links={view.links}>
      <Heading>One moment</Heading>
      <p className="lede">You are being taken to {name}. Continue if nothing happens.</p>
      <form method="post" action={view.action} data-auto="">
        {Object.entries(view.fields).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <Submit>Continue</Submit>
      </form>
    </Chrome>
  )
}
