'use client'
import { Checkbox } from '../ui/checkbox.tsx'
import { useField } from './context.ts'

type CheckGroupProps = {
  /** The field of the form, such as `scopes`: sent as a list, which may be empty. */
  name: string
  legend: string
  hint?: string
  choices: readonly { value: string; label: string; hint?: string; disabled?: boolean }[]
  /** What is stored. */
  checked: readonly string[]
}

/** Any of some choices, all in sight. */
export function CheckGroup({ name, legend, hint, choices, checked }: CheckGroupProps) {
  const { value, error } = useField(`${name}[]`, checked.join('\n'))
  const chosen = (value ?? '').split('\n')
  const described = [error === undefined ? '' : `${name}[]-error`, hint === undefined ? '' : `${name}-hint`].join(' ')
  return (
    <fieldset className="field" key={value} aria-describedby={described.trim() || undefined}>
      <legend className="label">{legend}</legend>
      {/* Without it, none ticked would be no field at all, and nothing would change. */}
      <input type="hidden" name={`${name}[]`} value="" />
      <div className="stack stack-2">
        {choices.map((choice, index) => (
          <Checkbox
            key={choice.value}
            id={index === 0 ? `${name}[]` : `${name}-${choice.value}`}
            name={`${name}[]`}
            value={choice.value}
            label={choice.label}
            hint={choice.hint}
            disabled={choice.disabled}
            defaultChecked={chosen.includes(choice.value)}
          />
        ))}
      </div>
      {error === undefined ? null : (
        <p className="error-text" id={`${name}[]-error`}>
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  )
}
