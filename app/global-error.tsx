'use client'
import { ProblemPage } from '#components/error/problem-page.tsx'
import { Button } from '#components/ui/button.tsx'
import './globals.css'

/** When even the document's frame failed. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Error · Signet</title>
        <ProblemPage
          title="This page could not be made"
          message="Something failed on our side. Nothing you saved before was lost."
          requestId={error.digest}
          actions={
            <Button variant="primary" size="lg" onClick={() => location.reload()}>
              Try again
            </Button>
          }
        />
      </body>
    </html>
  )
}
