'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { DurationField } from '#components/form/duration-field.tsx'
import { SelectField, TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SaveBar } from '#components/form/save-bar.tsx'
import { OriginLadder } from '#components/ui/origin-ladder.tsx'
import type { ShownField } from './shown-field.ts'

type Props = {
  action: FormAction
  version: string
  fields: readonly ShownField[]
  unitNames: Readonly<Record<string, string>>
}

/** The fields of a topic over what is stored; an empty one gives the value back. Saved together. */
export function DefaultsForm({ action, version, fields, unitNames }: Props) {
  const labels = Object.fromEntries(
    fields.flatMap(({ name, label, ceiling }) => [
      [`values.${name}`, label],
      ...(ceiling === null ? [] : [[`ceilings.${name}`, ceiling.label]]),
    ]),
  )
  return (
    <ActionForm action={action} labels={labels} className="stack stack-6">
      <HiddenFields fields={{ version }} />
      {fields.map((field) => (
        <div key={field.name} className="stack stack-2">
          <NumberOf
            {...field}
            name={`values.${field.name}`}
            hint={
              <>
                <OriginLadder from="platform" name={field.setWords} own={field.isSet} />
                <br />
                {field.hint}
              </>
            }
            unitNames={unitNames}
          />
          {field.ceiling === null ? null : (
            <NumberOf
              {...field.ceiling}
              name={`ceilings.${field.name}`}
              isDuration={field.isDuration}
              unitNames={unitNames}
            />
          )}
        </div>
      ))}
      <SaveBar />
    </ActionForm>
  )
}

type NumberProps = {
  name: string
  label: string
  hint: React.ReactNode
  isDuration: boolean
  options: ShownField['options']
  value: number | null
  usual: number
  unitLabel: string
  unitNames: Readonly<Record<string, string>>
}

function NumberOf({ name, label, hint, isDuration, options, value, usual, unitLabel, unitNames }: NumberProps) {
  if (options.length > 0)
    return (
      <SelectField
        name={name}
        label={label}
        hint={hint}
        value={value === null ? '' : String(value)}
        options={options}
      />
    )
  if (isDuration)
    return (
      <DurationField
        name={name}
        label={label}
        hint={hint}
        unitLabel={unitLabel}
        unitNames={unitNames}
        seconds={value ?? undefined}
        usualSeconds={usual}
      />
    )
  return (
    <TextField
      name={name}
      label={label}
      hint={hint}
      value={value === null ? '' : String(value)}
      placeholder={String(usual)}
      inputMode="numeric"
      autoComplete="off"
      maxLength={9}
    />
  )
}
