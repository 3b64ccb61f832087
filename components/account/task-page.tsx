import type { ReactNode } from 'react'
import type { HostedPage } from '../hosted/views.ts'
import { AccountPage } from './account-page.tsx'
import type { AccountShell } from './views.ts'

type TaskPageProps = {
  page: HostedPage
  shell: AccountShell
  title: string
  lede?: string
  failed?: boolean
  passkeys?: boolean
  /** In the place of "Back to security". */
  back?: string
  children: ReactNode
}

/** A page on which one thing is changed that guards the account, and the way back. */
export function TaskPage({
  page,
  shell,
  title,
  lede,
  failed = false,
  passkeys = false,
  back,
  children,
}: TaskPageProps) {
  return (
    <AccountPage
      page={page}
      shell={shell}
      title={title}
      {...(lede === undefined ? {} : { lede })}
      failed={failed}
      passkeys={passkeys}
    >
      <div className="account-task stack stack-5">
        {children}
        <p className="small">
          <a className="link" href={shell.hrefs.security}>
            {back ?? page.words.account('security.back')}
          </a>
        </p>
      </div>
    </AccountPage>
  )
}
