import { speak } from '#app/messages/speak.ts'
import { titled } from '#app/messages/titled.ts'
import { SignInProblemPage } from '#components/error/portal-pages.tsx'

export const generateMetadata = titled('signInDidNotFinish')

export default async function Page({ params }: { params: Promise<{ tenant: string }> }) {
  await speak()
  return <SignInProblemPage startHref={`/admin/${encodeURIComponent((await params).tenant)}/auth/start`} />
}
