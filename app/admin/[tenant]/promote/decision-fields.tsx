'use client'
import { useField } from '#components/form/context.ts'
import { Input, Textarea } from '#components/ui/input.tsx'
import type { AskedField } from './planned.ts'
import type { ReviewWords } from './review-words.ts'

type Props = { index: number; client: string; asked: AskedField; words: ReviewWords }

/** One field that belongs to the target: kept, taken from the source, or given. Nothing is chosen for anybody. */
export function DecisionFields({ index, client, asked, words }: Props) {
  const { field, source, target } = asked
  const name = `take_${index}_${field}`
  const take = useField(name)
  const typed = useField(`value_${index}_${field}`, shown(source))
  const label = words.ofClient.replace('{field}', words.ownFields[field]).replace('{client}', () => client)
  const choices = [
    { value: 'keep', label: words.keep, hint: shown(target) || words.none },
    { value: 'source', label: words.source, hint: shown(source) || words.none },
    { value: 'value', label: words.value, hint: undefined },
  ]
  return (
    <fieldset
      className="field"
      key={take.value}
      aria-describedby={take.error === undefined ? undefined : `${name}-error`}
    >
      <legend className="label">{label}</legend>
      <input type="hidden" name={`has_${name}`} value="on" />
      <div className="stack stack-2">
        {choices.map((choice, at) => (
          <label key={choice.value} className="check">
            <input
              type="radio"
              className="checkbox radio"
              id={at === 0 ? name : `${name}-${choice.value}`}
              name={name}
              value={choice.value}
              defaultChecked={take.value === choice.value}
            />
            <span className="stack gap-0">
              <span>{choice.label}</span>
              {choice.hint === undefined ? null : <span className="muted small mono promote-value">{choice.hint}</span>}
            </span>
          </label>
        ))}
        {field === 'jwks' || Array.isArray(source) ? (
          <Textarea
            name={`value_${index}_${field}`}
            aria-label={`${label}: ${field === 'jwks' ? words.json : words.lines}`}
            defaultValue={typed.value}
            rows={Math.min(6, Math.max(2, (typed.value ?? '').split('\n').length))}
            mono={true}
            spellCheck={false}
          />
        ) : (
          <Input name={`value_${index}_${field}`} aria-label={label} defaultValue={typed.value} />
        )}
      </div>
      {take.error === undefined ? null : (
        <p className="error-text" id={`${name}-error`}>
          {take.error}
        </p>
      )}
    </fieldset>
  )
}

const shown = (value: unknown): string =>
  Array.isArray(value) ? value.join('\n') : value === null ? '' : JSON.stringify(value, null, 2)
