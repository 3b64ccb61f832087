import type { Metadata } from 'next'
import { SignInProblemPage } from '#components/error/portal-pages.tsx'

export const metadata: Metadata = { title: 'Sign-in did not finish' }

export default function Page() {
  return <SignInProblemPage startHref="/platform/auth/start" />
}
