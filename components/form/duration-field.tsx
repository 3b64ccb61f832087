'use client'
import type { ReactNode } from 'react'
import { durationUnits, unitOf } from '../ui/duration-units.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { useField } from './context.ts'

type DurationFieldProps = {
  /** The number is sent under this name, its unit in seconds under `unit.{name}`. */
  name: string
  label: string
  /** The name of the unit's list, for readers. */
  unitLabel: string
  unitNames: Readonly<Record<string, string>>
  hint?: ReactNode
  /** The stored value in seconds; empty where there is none. */
  seconds: number | undefined
  /** What the unit is where nothing is stored. */
  usualSeconds: number
}

/** A duration as people say it: a number and its unit. */
export function DurationField(props: DurationFieldProps) {
  const { name, label, unitLabel, unitNames, hint, seconds, usualSeconds } = props
  const storedUnit = unitOf(seconds ?? usualSeconds)
  const number = useField(name, seconds === undefined ? '' : String(seconds / storedUnit))
  const unit = useField(`unit.${name}`, String(storedUnit))
  return (
    <Field id={name} label={label} hint={hint} error={number.error}>
      {(control) => (
        <span className="row">
          <Input
            {...control}
            name={name}
            defaultValue={number.value}
            placeholder={String(usualSeconds / unitOf(usualSeconds))}
            inputMode="numeric"
            autoComplete="off"
            maxLength={9}
          />
          <Select
            key={unit.value}
            name={`unit.${name}`}
            aria-label={unitLabel}
            defaultValue={unit.value}
            options={durationUnits.map((each) => ({ value: String(each), label: unitNames[each] ?? String(each) }))}
          />
        </span>
      )}
    </Field>
  )
}
