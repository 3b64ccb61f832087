import type { Metadata } from 'next'
import { ProblemPage } from '#components/error/problem-page.tsx'
import { ButtonLink } from '#components/ui/button.tsx'

export const metadata: Metadata = { title: 'Sign-in did not finish' }

export default async function SignInProblem({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  return (
    <ProblemPage
      title="Sign-in did not finish"
      message="It may have taken too long, or another tab finished first. Nothing was changed; start again."
      actions={
        <ButtonLink variant="primary" size="lg" href={`/admin/${encodeURIComponent(tenant)}/auth/start`}>
          Start again
        </ButtonLink>
      }
    />
  )
}
