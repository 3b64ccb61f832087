import type { ReactNode } from 'react'
import { said } from '#app/messages/said.ts'
import { words } from '#app/messages/words.ts'
import { Card } from '#components/ui/card.tsx'
import { importFields } from '#lib/services/imports/fields.ts'

type Fault = { field: string; reason: string }
type Props = {
  title: string
  rows: readonly { line: number; faults: readonly Fault[] }[]
  /** How many there are in all; the first 200 are shown. */
  total: number
  aside?: ReactNode
}

/** Rows that are wrong: where they stand in the file, and why. */
export function BadRows({ title, rows, total, aside }: Props) {
  const t = words('imports')
  const named = (field: string): string => {
    const known = importFields.find((each) => each === field)
    return known === undefined ? (field === '' ? t('row') : field) : t(`field.${known}`)
  }
  const shown = rows.slice(0, 200)
  return (
    <Card
      title={title}
      flush={true}
      aside={aside}
      {...(shown.length < total ? { foot: t('firstOf', { shown: shown.length, total }) } : {})}
    >
      <div className="table-scroll">
        <table className="table faults" aria-label={title}>
          <thead>
            <tr>
              <th className="num">{t('row')}</th>
              <th>{t('fieldName')}</th>
              <th>{t('reason')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.flatMap(({ line, faults }) =>
              faults.map(({ field, reason }) => (
                <tr key={`${line} ${field} ${reason}`}>
                  <td className="num">{line}</td>
                  <td className="key">{named(field)}</td>
                  <td>{said(reason)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
