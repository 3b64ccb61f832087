import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: CircleAlert }

type BannerProps = {
  tone: keyof typeof icons
  title: string
  children?: ReactNode
  /** A button or link that leads on. */
  action?: ReactNode
}

/** Something to know about the page as a whole. What went wrong with a form is said by the form's summary. */
export function Banner({ tone, title, children, action }: BannerProps) {
  const Icon = icons[tone]
  return (
    <div className={`banner banner-${tone}`} role={tone === 'danger' ? 'alert' : undefined}>
      <Icon className="icon" aria-hidden="true" />
      <div className="grow">
        <strong>{title}</strong>
        {children === undefined ? null : <div className="secondary">{children}</div>}
      </div>
      {action}
    </div>
  )
}
