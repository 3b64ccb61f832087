import type { ReactElement } from 'react'
import type { HostedPage } from '../hosted/views.ts'
import { Activity } from './activity.tsx'
import { Apps } from './apps.tsx'
import { Codes } from './codes.tsx'
import { Data } from './data.tsx'
import { DeleteAccount } from './delete-account.tsx'
import { Email } from './email.tsx'
import { AccountEnd, KeepAccount } from './keep-account.tsx'
import { Locked } from './locked.tsx'
import { Overview } from './overview.tsx'
import { PasskeyAdd } from './passkey-add.tsx'
import { PasskeyName } from './passkey-name.tsx'
import { Password } from './password.tsx'
import { Profile } from './profile.tsx'
import { Removal } from './removal.tsx'
import { Security } from './security.tsx'
import { Sessions } from './sessions.tsx'
import { Totp } from './totp.tsx'
import type { AccountView } from './views.ts'

/** The HTML of a page of the account, whole. React escapes every value in it (A39). */
export async function renderAccount(view: AccountView, page: HostedPage): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  return `<!doctype html>${renderToStaticMarkup(element(view, page))}`
}

function element(view: AccountView, page: HostedPage): ReactElement {
  switch (view.view) {
    case 'account_overview':
      return <Overview view={view} page={page} />
    case 'account_profile':
      return <Profile view={view} page={page} />
    case 'account_data':
      return <Data view={view} page={page} />
    case 'account_delete':
      return <DeleteAccount view={view} page={page} />
    case 'account_keep':
      return <KeepAccount view={view} page={page} />
    case 'account_end':
      return <AccountEnd view={view} page={page} />
    case 'account_security':
      return <Security view={view} page={page} />
    case 'account_passkey_add':
      return <PasskeyAdd view={view} page={page} />
    case 'account_passkey_name':
      return <PasskeyName view={view} page={page} />
    case 'account_removal':
      return <Removal view={view} page={page} />
    case 'account_totp':
      return <Totp view={view} page={page} />
    case 'account_codes':
      return <Codes view={view} page={page} />
    case 'account_password':
      return <Password view={view} page={page} />
    case 'account_email':
      return <Email view={view} page={page} />
    case 'account_locked':
      return <Locked view={view} page={page} />
    case 'account_sessions':
      return <Sessions view={view} page={page} />
    case 'account_apps':
      return <Apps view={view} page={page} />
    case 'account_activity':
      return <Activity view={view} page={page} />
  }
}

/** Whether a view is of the account, and not of a sign-in. */
export const isAccountView = (view: { view: string }): view is AccountView => view.view.startsWith('account_')
