import type { Metadata } from 'next'
import { ProblemPage } from '#components/error/problem-page.tsx'
import { ButtonLink } from '#components/ui/button.tsx'

export const metadata: Metadata = { title: 'Signed out' }

export default async function SignedOut({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  return (
    <ProblemPage
      title="You are signed out"
      message="Your session has ended here and at the issuer."
      actions={
        <ButtonLink variant="primary" size="lg" href={`/admin/${encodeURIComponent(tenant)}/auth/start`}>
          Sign in again
        </ButtonLink>
      }
    />
  )
}
