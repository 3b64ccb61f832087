import { titled } from '#app/messages/titled.ts'
import { SignedOutPage } from '#components/error/portal-pages.tsx'

export const generateMetadata = titled('signedOut')

export default function Page() {
  return <SignedOutPage startHref="/platform/auth/start" />
}
