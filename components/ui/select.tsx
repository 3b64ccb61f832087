import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { SelectHTMLAttributes } from 'react'

export type Option = { value: string; label: string; disabled?: boolean }

type SelectProps = Omit<SelectHTMLAttributes<HTMLSelectElement>, 'children'> & { options: readonly Option[] }

/** The browser's own select, dressed: it works by touch, by keyboard and without scripts. */
export function Select({ options, className, ...rest }: SelectProps) {
  return (
    <span className="select">
      <select {...rest} className={clsx('input', className)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown className="icon icon-sm" aria-hidden="true" />
    </span>
  )
}
