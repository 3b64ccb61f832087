import type { ReactNode } from 'react'
import { Icon, type IconName } from '../hosted/icon.tsx'

type MethodRowProps = {
  icon: IconName
  name: ReactNode
  badge?: { tone: 'success' | 'warning' | 'danger' | 'accent'; text: string } | undefined
  facts: ReactNode
  /** What can be done with it. */
  children?: ReactNode
}

/** One way to prove who one is, in a list of them. */
export function MethodRow({ icon, name, badge, facts, children }: MethodRowProps) {
  return (
    <li className="method-row">
      <span className="tile">
        <Icon name={icon} />
      </span>
      <span className="grow">
        <span className="row wrap account-name">
          <span className="strong">
            <bdi>{name}</bdi>
          </span>
          {badge === undefined ? null : <span className={`badge badge-${badge.tone}`}>{badge.text}</span>}
        </span>
        <span className="sub">{facts}</span>
      </span>
      {children === undefined ? null : <span className="row wrap">{children}</span>}
    </li>
  )
}
