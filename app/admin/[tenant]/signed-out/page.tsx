import type { Metadata } from 'next'
import { SignedOutPage } from '#components/error/portal-pages.tsx'

export const metadata: Metadata = { title: 'Signed out' }

export default async function Page({ params }: { params: Promise<{ tenant: string }> }) {
  return <SignedOutPage startHref={`/admin/${encodeURIComponent((await params).tenant)}/auth/start`} />
}
