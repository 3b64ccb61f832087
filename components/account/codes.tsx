import { CodeSheet } from '../hosted/code-sheet.tsx'
import { Form } from '../hosted/form.tsx'
import { SavedField } from '../hosted/saved-field.tsx'
import type { HostedPage } from '../hosted/views.ts'
import type { AccountCodesView } from './security-views.ts'
import { TaskPage } from './task-page.tsx'

/** New recovery codes, once: to download, print, copy or write down, in one order everywhere (UX-H60 to H62). */
export function Codes({ view, page }: { view: AccountCodesView; page: HostedPage }) {
  const [t, h] = [page.words.account, page.words.hosted]
  const { isUnsaved, form, shell } = view
  return (
    <TaskPage
      page={page}
      shell={shell}
      title={h('recovery.title')}
      lede={h('recovery.lede', { tenant: shell.tenantName })}
      failed={isUnsaved}
      back={t('security.cancel')}
    >
      {view.isReplacing ? <p className="secondary">{t('codes.old')}</p> : null}
      <CodeSheet codes={view.codes} text={view.text} fileHref={view.fileHref} page={page} />
      <Form action={form.action} csrf={form.csrf}>
        <SavedField isUnsaved={isUnsaved} page={page} />
        <button type="submit" className="button button-primary">
          {t('codes.continue')}
        </button>
      </Form>
    </TaskPage>
  )
}
