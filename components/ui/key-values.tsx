import type { ReactNode } from 'react'

export type KeyValue = { key: string; value: ReactNode; mono?: boolean }

export function KeyValues({ items }: { items: readonly KeyValue[] }) {
  return (
    <dl className="kv">
      {items.map((item) => (
        <div key={item.key} className="contents">
          <dt>{item.key}</dt>
          <dd className={item.mono === true ? 'mono' : undefined}>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
