'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { useField } from '#components/form/context.ts'
import { SelectField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Combobox } from '#components/ui/combobox.tsx'
import { Field } from '#components/ui/field.tsx'
import type { Option } from '#components/ui/select.tsx'

type Words = Record<'role' | 'placeholder' | 'where' | 'give' | 'giving', string>
type Props = { action: FormAction; to: string; src: string; places: readonly Option[]; words: Words }

/** Gives a role to the group, everywhere or in one environment. */
export function GiveRole({ action, to, src, places, words }: Props) {
  return (
    <ActionForm action={action} labels={{ role: words.role, environment: words.where }}>
      <HiddenFields fields={{ to }} />
      <div className="grid-2">
        <RoleField src={src} words={words} />
        <SelectField name="environment" label={words.where} value="" options={places} />
      </div>
      <span>
        <SubmitButton variant="secondary" pendingLabel={words.giving}>
          {words.give}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}

function RoleField({ src, words }: Pick<Props, 'src' | 'words'>) {
  const { error } = useField('role')
  return (
    <Field id="role" label={words.role} error={error}>
      {(control) => <Combobox {...control} name="role" src={src} placeholder={words.placeholder} idHint="rol_…" />}
    </Field>
  )
}
