import { Chrome } from './chrome.tsx'
import { Submit } from './form.tsx'
import { Heading } from './heading.tsx'
import type { FormPostView, HostedPage } from './views.ts'

/** OAuth 2.0 Form Post Response Mode: the answer goes to the client as a form; a person presses where scripts are off. */
export function FormPost({ view, page }: { view: FormPostView; page: HostedPage }) {
  const t = page.words.hosted
  const app = view.clientName ?? t('formPost.theApp')
  return (
    <Chrome page={page} title={t('common.continueTo', { app })} links={view.links}>
      <Heading>{t('formPost.heading')}</Heading>
      <p className="lede">{t('formPost.lede', { app })}</p>
      <form method="post" action={view.action} data-auto="">
        {Object.entries(view.fields).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <Submit>{t('common.continue')}</Submit>
      </form>
    </Chrome>
  )
}
