import { speak } from '#app/messages/speak.ts'
import { titled } from '#app/messages/titled.ts'
import { SignInProblemPage } from '#components/error/portal-pages.tsx'

export const generateMetadata = titled('signInDidNotFinish')

export default async function Page() {
  await speak()
  return <SignInProblemPage startHref="/platform/auth/start" />
}
