'use client'
import { Combobox as Base } from '@base-ui/react/combobox'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useKit } from '#kit'
import type { PickRow } from './use-pick.ts'

/** What is chosen, each with a button that takes it away; Backspace in the empty field takes the last. */
export function ComboboxChips({ values, children }: { values: readonly PickRow[]; children: ReactNode }) {
  const t = useKit()
  return (
    <Base.Chips className="combobox-chips" aria-label={values.length === 0 ? undefined : t('combobox.chosen')}>
      {values.map((row) => (
        <Base.Chip key={row.id} className="badge" aria-label={row.label}>
          {row.label}
          <Base.ChipRemove className="badge-off" aria-label={t('combobox.remove', { name: row.label })}>
            <X className="icon" aria-hidden="true" />
          </Base.ChipRemove>
        </Base.Chip>
      ))}
      {children}
    </Base.Chips>
  )
}
