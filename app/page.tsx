import type { Metadata } from 'next'
import { ProblemPage } from '#components/error/problem-page.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { isSetUp } from '#lib/services/setup/spend-token.ts'

export const metadata: Metadata = { title: 'Signet' }

// What it says changes once, when set-up is done; never from a cache.
export const dynamic = 'force-dynamic'

/** The root of the installation: whoever stands here came by typing the host's name. */
export default async function Root() {
  if (!(await isSetUp()))
    return (
      <ProblemPage
        title="Signet is running"
        message="Nobody has set it up yet. Open the set-up link that it printed where it was started; a restart prints a new one."
        actions={
          <ButtonLink size="lg" href="/">
            Look again
          </ButtonLink>
        }
      />
    )
  return (
    <ProblemPage
      title="Signet is running"
      message="Operators sign in to the platform. A tenant’s console is at /admin and the tenant’s short name."
      actions={
        <ButtonLink variant="primary" size="lg" href="/platform">
          Open the operators’ portal
        </ButtonLink>
      }
    />
  )
}
