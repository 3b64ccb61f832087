import type { Metadata } from 'next'
import { SignedOutPage } from '#components/error/portal-pages.tsx'

export const metadata: Metadata = { title: 'Signed out' }

export default function Page() {
  return <SignedOutPage startHref="/platform/auth/start" />
}
