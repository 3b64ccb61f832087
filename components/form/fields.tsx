'use client'
import type { InputHTMLAttributes, ReactNode } from 'react'
import { Checkbox } from '../ui/checkbox.tsx'
import { Field } from '../ui/field.tsx'
import { Input, Textarea } from '../ui/input.tsx'
import { PasswordInput } from '../ui/password-input.tsx'
import { type Option, Select } from '../ui/select.tsx'
import { useField } from './context.ts'

type Common = {
  name: string
  label: string
  hint?: ReactNode
  optional?: boolean
  /** The stored value. */
  value?: string | undefined
}

type TextFieldProps = Common &
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'type' | 'autoComplete' | 'placeholder' | 'maxLength' | 'inputMode' | 'spellCheck' | 'autoCapitalize' | 'readOnly'
  > & { mono?: boolean; large?: boolean }

export function TextField({ name, label, hint, optional = false, value, ...rest }: TextFieldProps) {
  const field = useField(name, value)
  return (
    <Field id={name} label={label} hint={hint} error={field.error} optional={optional}>
      {(control) => <Input {...rest} {...control} name={name} defaultValue={field.value} />}
    </Field>
  )
}

type PasswordFieldProps = Omit<Common, 'value'> & {
  autoComplete: 'new-password' | 'current-password'
  minLength?: number
  large?: boolean
}

/** Never filled by us, not even after a refusal. */
export function PasswordField({ name, label, hint, optional = false, ...rest }: PasswordFieldProps) {
  const { error } = useField(name)
  return (
    <Field id={name} label={label} hint={hint} error={error} optional={optional}>
      {(control) => <PasswordInput {...rest} {...control} name={name} />}
    </Field>
  )
}

export function TextareaField({
  name,
  label,
  hint,
  optional = false,
  value,
  ...rest
}: Common & { mono?: boolean; rows?: number }) {
  const field = useField(name, value)
  return (
    <Field id={name} label={label} hint={hint} error={field.error} optional={optional}>
      {(control) => <Textarea {...rest} {...control} name={name} defaultValue={field.value} spellCheck={false} />}
    </Field>
  )
}

export function SelectField({
  name,
  label,
  hint,
  optional = false,
  value,
  options,
}: Common & { options: readonly Option[] }) {
  const field = useField(name, value)
  return (
    <Field id={name} label={label} hint={hint} error={field.error} optional={optional}>
      {/* React resets a select to its first render's choice after an action; a new key makes it the typed one. */}
      {(control) => <Select key={field.value} {...control} name={name} options={options} defaultValue={field.value} />}
    </Field>
  )
}

type CheckFieldProps = {
  name: string
  label: string
  hint?: ReactNode
  checked?: boolean
  /** Says `off` when it is not ticked, where a field that is left out stays as it is stored. */
  saysOff?: boolean
  /** Where two forms of one page have a field of this name: a label must name its own. */
  id?: string
}

export function CheckField({ name, label, hint, checked = false, saysOff = false, id = name }: CheckFieldProps) {
  const { value, error } = useField(name, checked ? 'on' : undefined)
  return (
    <div className="field">
      <Checkbox key={value} id={id} name={name} label={label} hint={hint} defaultChecked={value === 'on'} />
      {saysOff ? <input type="hidden" name={name} value="off" /> : null}
      {error === undefined ? null : <p className="error-text">{error}</p>}
    </div>
  )
}

type ChoiceFieldProps = Common & { choices: readonly { value: string; label: string; hint?: string }[] }

/** A few choices that need a sentence each, all in sight. */
export function ChoiceField({ name, label, hint, value, choices }: ChoiceFieldProps) {
  const field = useField(name, value)
  return (
    <fieldset
      className="field"
      key={field.value}
      aria-describedby={field.error === undefined ? undefined : `${name}-error`}
    >
      <legend className="label">{label}</legend>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      <div className="tiles">
        {choices.map((choice, index) => (
          <label key={choice.value} className="tile">
            <input
              type="radio"
              className="checkbox radio"
              id={index === 0 ? name : `${name}-${choice.value}`}
              name={name}
              value={choice.value}
              defaultChecked={choice.value === field.value}
            />
            <span className="stack gap-0">
              <span className="strong">{choice.label}</span>
              {choice.hint === undefined ? null : <span className="muted small">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {field.error === undefined ? null : (
        <p className="error-text" id={`${name}-error`}>
          {field.error}
        </p>
      )}
    </fieldset>
  )
}
