'use client'
import { ProblemPage } from '#components/error/problem-page.tsx'
import { Button, ButtonLink } from '#components/ui/button.tsx'
import { useKit } from '#kit'

type ErrorPageProps = { error: Error & { digest?: string }; retry?: () => void; reset?: () => void }

/** The digest is the one Next writes to our log beside the error itself. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useKit()
  return (
    <ProblemPage
      title={t('problem.failed')}
      message={t('problem.failedText')}
      requestId={error.digest}
      actions={
        <>
          <Button variant="primary" size="lg" onClick={() => (reset === undefined ? location.reload() : reset())}>
            {t('retry')}
          </Button>
          <ButtonLink size="lg" href="/">
            {t('problem.start')}
          </ButtonLink>
        </>
      }
    />
  )
}
