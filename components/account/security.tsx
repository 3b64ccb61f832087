import type { HostedPage } from '../hosted/views.ts'
import { AccountPage } from './account-page.tsx'
import { OtherWays } from './other-ways.tsx'
import { Passkeys } from './passkeys.tsx'
import { Recommended } from './recommended.tsx'
import type { AccountSecurityView } from './security-views.ts'

/** How somebody proves that it is them: passkeys first (UX-H49), then whatever else, and one thing to do (UX-H47). */
export function Security({ view, page }: { view: AccountSecurityView; page: HostedPage }) {
  const t = page.words.account
  const { recommendation, accepted } = view
  return (
    <AccountPage
      page={page}
      shell={view.shell}
      title={t('security.title')}
      lede={t('security.lede')}
      passkeys={accepted !== undefined}
    >
      {recommendation.kind === 'none' ? null : <Recommended recommendation={recommendation} page={page} />}
      <Passkeys view={view} page={page} />
      <OtherWays view={view} page={page} />
      {accepted === undefined ? null : <div hidden={true} data-passkeys-accepted={JSON.stringify(accepted)} />}
    </AccountPage>
  )
}
