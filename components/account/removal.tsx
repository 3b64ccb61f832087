import { ErrorSummary, Form } from '../hosted/form.tsx'
import type { HostedPage } from '../hosted/views.ts'
import type { AccountRemovalView } from './security-views.ts'
import { TaskPage } from './task-page.tsx'

type RemovalProps = { view: AccountRemovalView; page: HostedPage }

/** What is to be removed, before it is, and what to do besides (UX-H50); or why it can't be. */
export function Removal({ view, page }: RemovalProps) {
  const t = page.words.account
  const { what, problem, form, shell } = view
  const isPasskey = what.kind === 'passkey'
  const title = isPasskey ? t('passkeys.removeTitle', { name: what.name }) : t('totp.removeTitle')
  return (
    <TaskPage page={page} shell={shell} title={title} failed={problem !== undefined} back={t('security.cancel')}>
      {problem === undefined ? null : (
        <ErrorSummary title={t('security.notRemoved')}>
          {problem === 'last_way' ? t('security.lastWay') : t('security.policy', { tenant: shell.tenantName })}
        </ErrorSummary>
      )}
      <p>{isPasskey ? t('passkeys.removeText') : t('totp.removeText')}</p>
      {isPasskey ? (
        <p>
          {what.provider === undefined
            ? t('passkeys.removeTooUnknown')
            : t('passkeys.removeToo', { provider: what.provider })}
        </p>
      ) : null}
      <Form action={form.action} csrf={form.csrf}>
        {isPasskey ? <input type="hidden" name="item" value={what.item} /> : null}
        <button type="submit" className="button button-danger">
          {isPasskey ? t('passkeys.removeIt') : t('totp.removeIt')}
        </button>
      </Form>
    </TaskPage>
  )
}
