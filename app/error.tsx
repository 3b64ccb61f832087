'use client'
import { ProblemPage } from '#components/error/problem-page.tsx'
import { Button, ButtonLink } from '#components/ui/button.tsx'

type ErrorPageProps = { error: Error & { digest?: string }; retry?: () => void; reset?: () => void }

/** The digest is the one Next writes to our log beside the error itself. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <ProblemPage
      title="This page could not be made"
      message="Something failed on our side. Nothing you saved before was lost."
      requestId={error.digest}
      actions={
        <>
          <Button variant="primary" size="lg" onClick={() => (reset === undefined ? location.reload() : reset())}>
            Try again
          </Button>
          <ButtonLink size="lg" href="/">
            Go to the start
          </ButtonLink>
        </>
      }
    />
  )
}
