import type { Metadata } from 'next'
import { SignInProblemPage } from '#components/error/portal-pages.tsx'

export const metadata: Metadata = { title: 'Sign-in did not finish' }

export default async function Page({ params }: { params: Promise<{ tenant: string }> }) {
  return <SignInProblemPage startHref={`/admin/${encodeURIComponent((await params).tenant)}/auth/start`} />
}
