'use client'
import type { ReactNode } from 'react'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { useField } from './context.ts'

type PickFieldProps = {
  name: string
  label: string
  hint?: ReactNode
  /** Where the choices come from: `/admin/acme/pick/users?environment=production`. */
  src: string
  /** What to type without scripts: `An id: usr_…`. */
  idHint: string
}

/** Chooses one of many in a form. What is sent is its id. */
export function PickField({ name, label, hint, idHint }: PickFieldProps) {
  const field = useField(name)
  return (
    <Field id={name} label={label} hint={hint} error={field.error}>
      {(control) => <Input {...control} name={name} defaultValue={field.value} placeholder={idHint} />}
    </Field>
  )
}
