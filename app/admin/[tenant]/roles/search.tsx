import { Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { words } from '#app/messages/words.ts'

type RoleSearchProps = {
  action: string
  environment: string
  value: string
  count: number
  /** What else stands above the list. */
  children: ReactNode
}

/** Finds roles by a part of their name. The address is its state. */
export function RoleSearch({ action, environment, value, count, children }: RoleSearchProps) {
  const t = words('roles')
  return (
    <div className="toolbar">
      <form action={action}>
        <input type="hidden" name="environment" value={environment} />
        <div className="input-group">
          <Search className="icon" aria-hidden="true" />
          <input
            className="input"
            type="search"
            name="q"
            aria-label={t('searchLabel')}
            placeholder={t('searchPlaceholder', { count })}
            defaultValue={value}
            maxLength={100}
          />
        </div>
      </form>
      <span className="push row">{children}</span>
    </div>
  )
}
