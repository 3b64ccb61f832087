import { speak } from '#app/messages/speak.ts'
import { titled } from '#app/messages/titled.ts'
import { ProblemPage } from '#components/error/problem-page.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { useKit } from '#kit'

export const generateMetadata = titled('setUpLink')

/** A set-up link that was used, has ended or never was: three cases that look the same to whoever tries links. */
export default async function NoSetup() {
  await speak()
  const t = useKit()
  return (
    <ProblemPage
      title={t('setup.noLink')}
      message={t('setup.noLinkText')}
      actions={
        <ButtonLink variant="primary" size="lg" href="/platform">
          {t('setup.toPortal')}
        </ButtonLink>
      }
    />
  )
}
