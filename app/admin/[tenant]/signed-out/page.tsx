import { speak } from '#app/messages/speak.ts'
import { titled } from '#app/messages/titled.ts'
import { SignedOutPage } from '#components/error/portal-pages.tsx'

export const generateMetadata = titled('signedOut')

export default async function Page({ params }: { params: Promise<{ tenant: string }> }) {
  await speak()
  return <SignedOutPage startHref={`/admin/${encodeURIComponent((await params).tenant)}/auth/start`} />
}
