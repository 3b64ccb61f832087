import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useKit } from '#kit'
import { Mark } from '../brand/mark.tsx'
import { Id } from './id.tsx'

type EmptyProps = {
  title: string
  /** One sentence: what would be here, and what it is for. */
  children?: ReactNode
  actions?: ReactNode
  /** Nothing yet shows the seal; nothing found does not. */
  seal?: boolean
}

export function Empty({ title, children, actions, seal = true }: EmptyProps) {
  return (
    <div className="empty">
      {seal ? (
        <span className="seal">
          <Mark size={32} />
        </span>
      ) : null}
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </div>
  )
}

type FailureProps = { title: string; children?: ReactNode; requestId?: string | undefined; actions?: ReactNode }

/** A part that could not be shown: plain words, an id to quote, a way on. */
export function Failure({ title, children, requestId, actions }: FailureProps) {
  const t = useKit()
  return (
    <div className="empty" role="alert">
      <span className="seal text-danger">
        <CircleAlert className="icon" aria-hidden="true" />
      </span>
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {requestId === undefined ? null : <Id value={requestId} label={t('number')} />}
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </div>
  )
}
