import type { Metadata } from 'next'
import { speak } from '#app/messages/speak.ts'
import { ProblemPage } from '#components/error/problem-page.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { useKit } from '#kit'
import { isSetUp } from '#lib/services/setup/spend-token.ts'

export const metadata: Metadata = { title: 'Signet' }

// What it says changes once, when set-up is done; never from a cache.
export const dynamic = 'force-dynamic'

/** The root of the installation: whoever stands here came by typing the host's name. */
export default async function Root() {
  await speak()
  const t = useKit()
  if (!(await isSetUp()))
    return (
      <ProblemPage
        title={t('root.title')}
        message={t('root.notSetUp')}
        actions={
          <ButtonLink size="lg" href="/">
            {t('root.again')}
          </ButtonLink>
        }
      />
    )
  return (
    <ProblemPage
      title={t('root.title')}
      message={t('root.setUp')}
      actions={
        <ButtonLink variant="primary" size="lg" href="/platform">
          {t('root.open')}
        </ButtonLink>
      }
    />
  )
}
