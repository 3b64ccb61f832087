import { speak } from '#app/messages/speak.ts'
import { titled } from '#app/messages/titled.ts'
import { ProblemPage } from '#components/error/problem-page.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { useKit } from '#kit'

export const generateMetadata = titled('pageNotFound')

export default async function NotFound() {
  await speak()
  const t = useKit()
  return (
    <ProblemPage
      title={t('problem.notFound')}
      message={t('problem.notFoundText')}
      actions={
        <ButtonLink variant="primary" size="lg" href="/">
          {t('problem.start')}
        </ButtonLink>
      }
    />
  )
}
