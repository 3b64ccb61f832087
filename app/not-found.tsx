import type { Metadata } from 'next'
import { ProblemPage } from '#components/error/problem-page.tsx'
import { ButtonLink } from '#components/ui/button.tsx'

export const metadata: Metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <ProblemPage
      title="Page not found"
      message="There is nothing at this address, or it is not yours to see. Links in old messages may have moved."
      actions={
        <ButtonLink variant="primary" size="lg" href="/">
          Go to the start
        </ButtonLink>
      }
    />
  )
}
