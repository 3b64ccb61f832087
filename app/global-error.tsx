'use client'
import { ProblemPage } from '#components/error/problem-page.tsx'
import { Button } from '#components/ui/button.tsx'
import { kits } from '#components/words/kit.ts'
import './globals.css'

/** When even the document's frame failed: in the language of the document that it takes the place of. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const language = typeof document !== 'undefined' && document.documentElement.lang === 'de' ? 'de' : 'en'
  const t = kits[language]
  return (
    <html lang={language}>
      <body>
        <title>{`${t('broken.tab')} · Signet`}</title>
        <ProblemPage
          title={t('broken.title')}
          message={t('broken.text')}
          requestId={error.digest}
          actions={
            <Button variant="primary" size="lg" onClick={() => location.reload()}>
              {t('broken.again')}
            </Button>
          }
        />
      </body>
    </html>
  )
}
