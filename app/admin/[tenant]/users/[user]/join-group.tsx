'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { useField } from '#components/form/context.ts'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Combobox } from '#components/ui/combobox.tsx'
import { Field } from '#components/ui/field.tsx'

type Words = Record<'group' | 'placeholder' | 'add' | 'adding', string>
type Props = { action: FormAction; hidden: Readonly<Record<string, string>>; src: string; words: Words }

/** Adds the person of the page to a group. */
export function JoinGroup({ action, hidden, src, words }: Props) {
  return (
    <ActionForm action={action} labels={{ id: words.group }}>
      <HiddenFields fields={hidden} />
      <GroupField src={src} words={words} />
      <span>
        <SubmitButton variant="secondary" pendingLabel={words.adding}>
          {words.add}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}

function GroupField({ src, words }: Pick<Props, 'src' | 'words'>) {
  const { error } = useField('id')
  return (
    <Field id="id" label={words.group} error={error}>
      {(control) => <Combobox {...control} name="id" src={src} placeholder={words.placeholder} idHint="grp_…" />}
    </Field>
  )
}
