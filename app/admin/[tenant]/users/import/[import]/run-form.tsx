'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { ChoiceField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'

type Words = Record<'mode' | 'all' | 'allHint' | 'good' | 'goodHint' | 'run' | 'running', string>
type Props = {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  mapping: readonly string[]
  /** Whether every row is good: then there is nothing to choose. */
  isWhole: boolean
  words: Words
}

/** Imports all or nobody, or those whose rows are good. */
export function RunForm({ action, hidden, mapping, isWhole, words }: Props) {
  return (
    <ActionForm action={action} labels={{ mode: words.mode, mapping: words.mode }}>
      <HiddenFields fields={hidden} />
      {mapping.map((target, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column has its place and nothing else
        <input key={index} type="hidden" name="mapping[]" value={target} />
      ))}
      {isWhole ? (
        <HiddenFields fields={{ mode: 'all' }} />
      ) : (
        <ChoiceField
          name="mode"
          label={words.mode}
          value="all"
          choices={[
            { value: 'all', label: words.all, hint: words.allHint },
            { value: 'good', label: words.good, hint: words.goodHint },
          ]}
        />
      )}
      <span>
        <SubmitButton pendingLabel={words.running}>{words.run}</SubmitButton>
      </span>
    </ActionForm>
  )
}
