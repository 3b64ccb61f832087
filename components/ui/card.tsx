import type { ReactNode } from 'react'

type CardProps = {
  title?: string
  /** Beside the title: one quiet action or a count. */
  aside?: ReactNode
  foot?: ReactNode
  /** Without padding, for lists and tables. */
  flush?: boolean
  children: ReactNode
}

/** One thing, framed. Cards do not nest. */
export function Card({ title, aside, foot, flush = false, children }: CardProps) {
  return (
    <section className="card">
      {title === undefined ? null : (
        <div className="card-head">
          <h2>{title}</h2>
          {aside === undefined ? null : <span className="push">{aside}</span>}
        </div>
      )}
      {flush ? children : <div className="card-body">{children}</div>}
      {foot === undefined ? null : <div className="card-foot">{foot}</div>}
    </section>
  )
}
