import { Chrome } from './chrome.tsx'
import { CodeSheet } from './code-sheet.tsx'
import { documentTitle } from './document-title.ts'
import { Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { SavedField } from './saved-field.tsx'
import type { HostedPage, RecoveryCodesView } from './views.ts'

/** Recovery codes, once: to download, print, copy or write down, in one order everywhere (UX-H60 to H62). */
export function RecoveryCodes({ view, page }: { view: RecoveryCodesView; page: HostedPage }) {
  const isUnsaved = view.isUnsaved === true
  const t = page.words.hosted
  const title = t('recovery.title')
  return (
    <Chrome page={page} title={documentTitle(title, view.clientName)} failed={isUnsaved} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={!isUnsaved}>{title}</Heading>
      <p className="lede">{t('recovery.lede', { tenant: view.tenantName })}</p>
      <CodeSheet codes={view.codes} text={view.text} fileHref={view.fileHref} page={page} />
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        <SavedField isUnsaved={isUnsaved} page={page} />
        <Submit>{t('common.continue')}</Submit>
      </Form>
    </Chrome>
  )
}
