import { titled } from '#app/messages/titled.ts'
import { SignInProblemPage } from '#components/error/portal-pages.tsx'

export const generateMetadata = titled('signInDidNotFinish')

export default function Page() {
  return <SignInProblemPage startHref="/platform/auth/start" />
}
