import type { ReactNode } from 'react'
import { Id } from '../ui/id.tsx'

type PageHeadProps = {
  title: string
  /** Beside the title: kind, environment, status. */
  marks?: ReactNode
  description?: ReactNode
  /** The id of what the page shows, copyable. */
  id?: string
  actions?: ReactNode
}

export function PageHead({ title, marks, description, id, actions }: PageHeadProps) {
  return (
    <div className="page-head">
      <div>
        <div className="row wrap gap-x-3 gap-y-0.5">
          <h1>{title}</h1>
          {marks}
        </div>
        {id === undefined ? null : <Id value={id} />}
        {description === undefined ? null : <p>{description}</p>}
      </div>
      {actions === undefined ? null : <div className="actions">{actions}</div>}
    </div>
  )
}
