import { ErrorSummary } from '../hosted/form.tsx'
import { Icon } from '../hosted/icon.tsx'
import { PasskeyForm, WithoutPasskeys } from '../hosted/passkey-form.tsx'
import type { HostedPage } from '../hosted/views.ts'
import type { AccountPasskeyAddView } from './security-views.ts'
import { TaskPage } from './task-page.tsx'

/** Another passkey to be made; what the browser says of it is said beside the button (UX-H51). */
export function PasskeyAdd({ view, page }: { view: AccountPasskeyAddView; page: HostedPage }) {
  const [t, h] = [page.words.account, page.words.hosted]
  const { form, problem } = view
  return (
    <TaskPage
      page={page}
      shell={view.shell}
      title={t('passkeys.addTitle')}
      lede={h('passkey.createLede')}
      failed={problem !== undefined}
      passkeys={true}
    >
      {problem === undefined ? null : <ErrorSummary title={h(`passkey.problem.${problem}`)} />}
      <PasskeyForm
        mode="create"
        action={form.action}
        csrf={form.csrf}
        options={view.options}
        page={page}
        button={
          <button type="button" className="button button-primary" data-passkey-go="">
            <Icon name="key" /> {h('passkey.create')}
          </button>
        }
      />
      <WithoutPasskeys>{t('passkeys.unsupported')}</WithoutPasskeys>
    </TaskPage>
  )
}
