'use client'
import { useState } from 'react'
import { useField } from '#components/form/context.ts'
import { Field } from '#components/ui/field.tsx'
import { Textarea } from '#components/ui/input.tsx'
import type { ClientKind } from '#lib/clients/kinds.ts'
import { originListFaults, uriListFaults } from '#lib/services/clients/address-checks.ts'

type AddressFieldProps = {
  name: string
  label: string
  hint?: string
  optional?: boolean
  value?: string
  rows?: number
  /** Redirect URIs of a client of this kind, or (`origins`) origins of scripts. */
  of: ClientKind | 'origins'
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/**
 * Addresses, one a line, checked as they are typed by the very rules that the server registers by. What is wrong is said once the
 * field is left, and goes as soon as it is mended.
 */
export function AddressField({ name, label, hint, optional = false, value, rows = 3, of }: AddressFieldProps) {
  const field = useField(name, value)
  const [typed, setTyped] = useState<string>()
  const [isLeft, setLeft] = useState(false)
  const lines = linesOf(typed ?? '')
  const faults = of === 'origins' ? originListFaults(lines) : uriListFaults(lines, of)
  const live = isLeft && typed !== undefined ? faults.map(({ message }) => message).join('. ') : undefined
  const error = live === undefined ? field.error : live === '' ? undefined : `${live}.`
  return (
    <div aria-live="polite">
      <Field id={name} label={label} hint={hint} error={error} optional={optional}>
        {(control) => (
          <Textarea
            {...control}
            name={name}
            defaultValue={field.value}
            rows={rows}
            mono={true}
            spellCheck={false}
            autoCapitalize="none"
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => setLeft(true)}
          />
        )}
      </Field>
    </div>
  )
}
