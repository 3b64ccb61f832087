'use client'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { useField } from '#components/form/context.ts'
import { SelectField, TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Combobox } from '#components/ui/combobox.tsx'
import { Field } from '#components/ui/field.tsx'
import type { Option } from '#components/ui/select.tsx'

type Word =
  | 'email'
  | 'emailHint'
  | 'name'
  | 'nameHint'
  | 'console'
  | 'consoleHint'
  | 'more'
  | 'moreHint'
  | 'rolePlaceholder'
  | 'groups'
  | 'groupsHint'
  | 'groupPlaceholder'
  | 'where'
  | 'days'
  | 'send'
  | 'sending'
  | 'cancel'

type Props = {
  action: FormAction
  environment: string
  home: string
  /** The built-in roles that the visitor could give. */
  builtIn: readonly { id: string; name: string; description: string }[]
  /** Where the choices of roles and groups come from; undefined where the visitor gives none. */
  roles: string | undefined
  groups: string | undefined
  places: readonly Option[]
  spans: readonly Option[]
  words: Record<Word, string>
}

/** Whom to invite, and what they get. */
export function InviteForm({ action, environment, home, builtIn, roles, groups, places, spans, words }: Props) {
  const gives = builtIn.length > 0 || roles !== undefined
  return (
    <ActionForm
      action={action}
      labels={{
        email: words.email,
        displayName: words.name,
        'roles[]': words.more,
        'groups[]': words.groups,
        days: words.days,
      }}
    >
      <HiddenFields fields={{ environment }} />
      <TextField
        name="email"
        label={words.email}
        hint={words.emailHint}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        name="displayName"
        label={words.name}
        hint={words.nameHint}
        optional={true}
        autoComplete="off"
        maxLength={100}
      />
      {builtIn.length === 0 ? null : <BuiltInRoles roles={builtIn} words={words} />}
      {roles === undefined ? null : (
        <Choices
          name="roles[]"
          src={roles}
          label={words.more}
          hint={words.moreHint}
          placeholder={words.rolePlaceholder}
        />
      )}
      {gives ? <SelectField name="roleEnvironment" label={words.where} value="" options={places} /> : null}
      {groups === undefined ? null : (
        <Choices
          name="groups[]"
          src={groups}
          label={words.groups}
          hint={words.groupsHint}
          placeholder={words.groupPlaceholder}
        />
      )}
      <SelectField name="days" label={words.days} value="7" options={spans} />
      <div className="actions">
        <SubmitButton pendingLabel={words.sending}>{words.send}</SubmitButton>
        <ButtonLink href={home}>{words.cancel}</ButtonLink>
      </div>
    </ActionForm>
  )
}

/** The state is kept here, for a form that was refused forgets which of several boxes were ticked. */
function BuiltInRoles({ roles, words }: { roles: Props['builtIn']; words: Props['words'] }) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  return (
    <fieldset className="field">
      <legend className="label">{words.console}</legend>
      <p className="hint">{words.consoleHint}</p>
      <div className="stack stack-2">
        {roles.map(({ id, name, description }) => (
          <Checkbox
            key={id}
            name="roles[]"
            value={id}
            label={name}
            hint={description}
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              setChosen((before) => (target.checked ? [...before, id] : before.filter((each) => each !== id)))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

type ChoicesProps = { name: string; src: string; label: string; hint: string; placeholder: string }

function Choices({ name, src, label, hint, placeholder }: ChoicesProps) {
  const { error } = useField(name)
  return (
    <Field id={name} label={label} hint={hint} error={error} optional={true}>
      {(control) => <Combobox {...control} name={name} src={src} multiple={true} placeholder={placeholder} />}
    </Field>
  )
}
