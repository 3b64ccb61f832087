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
  hidden: Readonly<Record<string, string>>
  fields: readonly (ShownField & { value: number | null; resetHref: string | undefined })[]
  unitNames: Readonly<Record<string, string>>
  words: { holds: string; reset: string; review: string }
  /** Whether it opens with what was typed before a review. */
  isDraft: boolean
}

/** What a level says about a topic; an empty field gives the value back. Reviewed together before it is saved. */
export function PolicyForm({ action, hidden, fields, unitNames, words, isDraft }: Props) {
  const labels = Object.fromEntries(fields.map(({ name, label }) => [`values.${name}`, label]))
  return (
    <ActionForm action={action} labels={labels} className="stack stack-6">
      <HiddenFields fields={hidden} />
      {fields.map((field) => (
        <PolicyField key={field.name} field={field} unitNames={unitNames} words={words} />
      ))}
      <SaveBar label={words.review} isDraft={isDraft} />
    </ActionForm>
  )
}

type FieldProps = { field: Props['fields'][number]; unitNames: Props['unitNames']; words: Props['words'] }

function PolicyField({ field, unitNames, words }: FieldProps) {
  const { name, label, isDuration, value, usual, unitLabel, resetHref } = field
  const hint = (
    <>
      <span className="row wrap">
        <span>
          {words.holds} <span className="strong">{field.holds}</span>
        </span>
        <OriginLadder from={field.rung} name={field.from} own={field.isOwn} />
      </span>
      {field.says.join(' ')}
      {resetHref === undefined ? null : (
        <>
          {' '}
          <a className="link" href={resetHref} aria-label={`${words.reset}: ${label}`}>
            {words.reset}
          </a>
        </>
      )}
    </>
  )
  if (field.options.length > 0)
    return (
      <SelectField
        name={`values.${name}`}
        label={label}
        hint={hint}
        value={value === null ? '' : String(value)}
        options={field.options}
      />
    )
  if (isDuration)
    return (
      <DurationField
        name={`values.${name}`}
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
      name={`values.${name}`}
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
