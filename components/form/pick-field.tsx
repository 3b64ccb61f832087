'use client'
import type { ReactNode } from 'react'
import { Combobox } from '../ui/combobox.tsx'
import { Field } from '../ui/field.tsx'
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
export function PickField({ name, label, hint, src, idHint }: PickFieldProps) {
  const { error } = useField(name)
  return (
    <Field id={name} label={label} hint={hint} error={error}>
      {(control) => <Combobox {...control} name={name} src={src} idHint={idHint} />}
    </Field>
  )
}
