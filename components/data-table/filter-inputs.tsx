'use client'
import { useId } from 'react'
import { useKit } from '#kit'
import { Checkbox } from '../ui/checkbox.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { filterBounds } from './filter-check.ts'
import { type FilterField, type FilterValue, operatorsOf } from './filter-field.ts'
import { operatorWords } from './filter-words.ts'
import { type ListAt, pickSource } from './list-at.ts'

type FilterInputsProps = {
  at: ListAt
  field: FilterField
  value: FilterValue | undefined
  labels: Readonly<Record<string, string>>
}

/** The fields of one filter's form; their names are those that `filterOfForm` reads. */
export function FilterInputs(props: FilterInputsProps) {
  const { field, value } = props
  const id = useId()
  return (
    <>
      <Operator id={`${id}-op`} field={field} chosen={value?.op} />
      <Values {...props} id={id} />
    </>
  )
}

function Operator({ id, field, chosen }: { id: string; field: FilterField; chosen: string | undefined }) {
  const t = useKit()
  const operators = operatorsOf(field)
  if (operators.length < 2) return null
  return (
    <Field id={id} label={field.label}>
      {(control) => (
        <Select
          {...control}
          name={`${field.name}.op`}
          defaultValue={chosen}
          options={operators.map((each) => ({ value: each.value, label: operatorWords(t, each) }))}
        />
      )}
    </Field>
  )
}

/** What the operator chosen does not need is hidden by the style sheet, so that it works without scripts. */
function Values({ at, id, field, value, labels }: FilterInputsProps & { id: string }) {
  const t = useKit()
  const named = (part: string) => `${field.name}.${part}`
  const [first = '', second = ''] = value?.values ?? []
  switch (field.kind) {
    case 'choice':
      if (field.multiple !== true)
        return (
          <Field id={`${id}-v`} label={field.label}>
            {(control) => <Select {...control} name={named('v')} defaultValue={first} options={field.options} />}
          </Field>
        )
      return (
        <fieldset className="stack">
          <legend className="sr-only">{field.label}</legend>
          {field.options.map((option) => (
            <Checkbox
              key={option.value}
              name={named('v')}
              value={option.value}
              label={option.label}
              defaultChecked={value?.values.includes(option.value) === true}
            />
          ))}
        </fieldset>
      )
    case 'within': {
      const isRange = value?.op === 'between'
      const isDays = value !== undefined && !isRange && value.op !== 'never'
      return (
        <>
          <div className="filter-days">
            <Field id={`${id}-days`} label={t('filter.days')}>
              {(control) => (
                <Input
                  {...control}
                  name={named('days')}
                  type="number"
                  min={1}
                  max={filterBounds.days}
                  defaultValue={isDays ? first : '90'}
                />
              )}
            </Field>
          </div>
          <div className="filter-dates">
            <Field id={`${id}-from`} label={t('filter.from')}>
              {(control) => <Input {...control} name={named('from')} type="date" defaultValue={isRange ? first : ''} />}
            </Field>
            <Field id={`${id}-to`} label={t('filter.to')}>
              {(control) => <Input {...control} name={named('to')} type="date" defaultValue={isRange ? second : ''} />}
            </Field>
          </div>
        </>
      )
    }
    case 'attribute':
      return (
        <>
          <Field id={`${id}-name`} label={t('filter.attribute')}>
            {(control) => <Input {...control} name={named('name')} defaultValue={first} maxLength={60} />}
          </Field>
          <div className="filter-value">
            <Field id={`${id}-value`} label={t('filter.value')}>
              {(control) => <Input {...control} name={named('value')} defaultValue={second} maxLength={200} />}
            </Field>
          </div>
        </>
      )
    case 'pick':
      return (
        <Field id={`${id}-v`} label={operatorsOf(field).length > 1 ? t('filter.value') : field.label}>
          {(control) => (
            <Combobox
              {...control}
              name={named('v')}
              src={pickSource(at, field.pick)}
              multiple={field.multiple === true}
              chosen={(value?.values ?? []).map((each) => ({ id: each, label: labels[each] ?? each, hint: '' }))}
            />
          )}
        </Field>
      )
    default:
      return (
        <Field id={`${id}-v`} label={field.label}>
          {(control) => (
            <Input
              {...control}
              name={named('v')}
              defaultValue={first}
              maxLength={200}
              placeholder={field.placeholder}
            />
          )}
        </Field>
      )
  }
}
