'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { CheckGroup } from '#components/form/check-group.tsx'
import { SelectField, TextField } from '#components/form/fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { SecretOnce } from '#components/ui/secret-once.tsx'
import type { ApiKeyView } from '#lib/services/api-keys/view.ts'

type Words = Record<
  | ('name' | 'nameHint' | 'days' | 'daysHint' | 'where' | 'anywhere' | 'may' | 'mayHint')
  | ('create' | 'creating' | 'cancel' | 'secret' | 'secretText' | 'back'),
  string
>

type Made = { apiKey: ApiKeyView; key: string }

type Props = {
  action: FormAction<Made>
  listHref: string
  permissions: readonly { name: string; says: string }[]
  environments: readonly { slug: string; displayName: string }[]
  words: Words
}

/** What a key may and for how long; then the key, once. */
export function NewApiKeyForm({ action, listHref, permissions, environments, words }: Props) {
  return (
    <ActionForm
      action={action}
      labels={{ name: words.name, days: words.days, environment: words.where, 'permissions[]': words.may }}
      whenDone={({ key }) => (
        <SecretOnce label={words.secret} secret={key} onward={{ href: listHref, label: words.back }}>
          <p className="secondary">{words.secretText}</p>
        </SecretOnce>
      )}
    >
      <TextField name="name" label={words.name} hint={words.nameHint} autoComplete="off" maxLength={100} />
      <TextField name="days" label={words.days} hint={words.daysHint} inputMode="numeric" value="90" />
      <SelectField
        name="environment"
        label={words.where}
        value=""
        options={[
          { value: '', label: words.anywhere },
          ...environments.map(({ slug, displayName }) => ({ value: slug, label: displayName })),
        ]}
      />
      <CheckGroup
        name="permissions"
        legend={words.may}
        hint={words.mayHint}
        checked={[]}
        choices={permissions.map(({ name, says }) => ({ value: name, label: name, hint: says }))}
      />
      <div className="actions">
        <SubmitButton pendingLabel={words.creating}>{words.create}</SubmitButton>
        <ButtonLink href={listHref}>{words.cancel}</ButtonLink>
      </div>
    </ActionForm>
  )
}
