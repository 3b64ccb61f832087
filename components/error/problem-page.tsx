import type { ReactNode } from 'react'
import { useKit } from '#kit'
import { Mark } from '../brand/mark.tsx'
import { Rosette } from '../brand/rosette.tsx'
import { Id } from '../ui/id.tsx'

type ProblemPageProps = {
  title: string
  message: string
  /** An id that is in the log. */
  requestId?: string | undefined
  actions: ReactNode
}

/** A page that is not there or could not be made: plain words and a way back (UX-C9). */
export function ProblemPage({ title, message, requestId, actions }: ProblemPageProps) {
  const t = useKit()
  return (
    <div className="hosted">
      <Rosette />
      <main className="hosted-card">
        <span className="problem-mark">
          <Mark size={32} />
        </span>
        <h1>{title}</h1>
        <p className="lede">{message}</p>
        {requestId === undefined ? null : (
          <p className="small muted hosted-section">
            {t('problem.quote')} <Id value={requestId} label={t('number')} />
          </p>
        )}
        <div className="actions hosted-after">{actions}</div>
      </main>
    </div>
  )
}
