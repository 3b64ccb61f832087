import { useKit } from '#kit'
import { ButtonLink } from '../ui/button.tsx'
import { ProblemPage } from './problem-page.tsx'

/** After signing out of a portal. */
export function SignedOutPage({ startHref }: { startHref: string }) {
  const t = useKit()
  return (
    <ProblemPage
      title={t('signedOut.title')}
      message={t('signedOut.message')}
      actions={
        <ButtonLink variant="primary" size="lg" href={startHref}>
          {t('signedOut.again')}
        </ButtonLink>
      }
    />
  )
}

/** When signing in to a portal failed twice: what may have happened, and the way to start over. */
export function SignInProblemPage({ startHref }: { startHref: string }) {
  const t = useKit()
  return (
    <ProblemPage
      title={t('signInProblem.title')}
      message={t('signInProblem.message')}
      actions={
        <ButtonLink variant="primary" size="lg" href={startHref}>
          {t('signInProblem.again')}
        </ButtonLink>
      }
    />
  )
}
