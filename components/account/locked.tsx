import type { HostedPage } from '../hosted/views.ts'
import type { AccountLockedView } from './security-views.ts'
import { TaskPage } from './task-page.tsx'

/** What guards the account can't be shown here: nothing that could take it from its owner can be changed either. */
export function Locked({ view: { shell }, page }: { view: AccountLockedView; page: HostedPage }) {
  const t = page.words.account
  return (
    <TaskPage page={page} shell={shell} title={t('security.lockedTitle')}>
      <p>{t('security.locked', { tenant: shell.tenantName })}</p>
    </TaskPage>
  )
}
