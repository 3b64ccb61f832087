import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export type KeyValue = { key: string; value: ReactNode; mono?: boolean }

type KeyValuesProps = {
  items: readonly KeyValue[]
  /** The key above the value, for long values in narrow places. */
  stacked?: boolean
}

export function KeyValues({ items, stacked = false }: KeyValuesProps) {
  return (
    <dl className={clsx('kv', stacked && 'kv-stacked')}>
      {items.map((item) => (
        <div key={item.key} className="contents">
          <dt>{item.key}</dt>
          <dd className={item.mono === true ? 'mono' : undefined}>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
