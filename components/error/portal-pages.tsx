import { ButtonLink } from '../ui/button.tsx'
import { ProblemPage } from './problem-page.tsx'

/** After signing out of a portal. */
export function SignedOutPage({ startHref }: { startHref: string }) {
  return (
    <ProblemPage
      title="You are signed out"
      message="Your session has ended here and at the issuer."
      actions={
        <ButtonLink variant="primary" size="lg" href={startHref}>
          Sign in again
        </ButtonLink>
      }
    />
  )
}

/** When signing in to a portal failed twice: what may have happened, and the way to start over. */
export function SignInProblemPage({ startHref }: { startHref: string }) {
  return (
    <ProblemPage
      title="Sign-in did not finish"
      message="It may have taken too long, or another tab finished first. Nothing was changed; start again."
      actions={
        <ButtonLink variant="primary" size="lg" href={startHref}>
          Start again
        </ButtonLink>
      }
    />
  )
}
