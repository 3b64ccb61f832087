import { Chrome } from './chrome.tsx'
import { documentTitle } from './document-title.ts'
import { Form } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { FactorChoice } from './methods.tsx'
import type { EnrollView, HostedPage } from './views.ts'

/** A second step has to be set up: why, what can be chosen, and until when it can wait (UX-H36). */
export function Enroll({ view, page }: { view: EnrollView; page: HostedPage }) {
  const t = page.words.hosted
  const { postponement } = view
  return (
    <Chrome page={page} title={documentTitle(t('enroll.title'), view.clientName)} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading>{t('enroll.title')}</Heading>
      <p className="lede">{t('enroll.lede', { tenant: view.tenantName })}</p>
      <ul className="choices">
        {view.choices.map(({ kind, href }) => (
          <FactorChoice key={kind} kind={kind} href={href} page={page} />
        ))}
      </ul>
      {postponement === undefined ? null : (
        <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
          <p className="small muted">{graceWords(postponement, view.now, page)}</p>
          <button type="submit" className="button button-lg button-quiet button-block" name="decision" value="postpone">
            {t('common.notNow')}
          </button>
        </Form>
      )}
    </Chrome>
  )
}

function graceWords({ until, left }: { until: Date; left: number }, now: Date, { words, format }: HostedPage): string {
  const when = format.in((until.getTime() - now.getTime()) / 1000)
  return words.hosted('enroll.grace', { count: left, when })
}
