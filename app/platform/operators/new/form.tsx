'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { ChoiceField, TextField } from '#components/form/fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { SecretOnce } from '#components/ui/secret-once.tsx'

type Made = { id: string; email: string; password: string | null }
type Word =
  | 'email'
  | 'name'
  | 'nameHint'
  | 'role'
  | 'roleHint'
  | 'add'
  | 'adding'
  | 'cancel'
  | 'firstPassword'
  | 'handOver'
  | 'back'
  | 'made'

type Props = {
  action: FormAction<Made>
  roles: readonly { value: string; label: string; hint: string }[]
  words: Record<Word, string>
}

const home = '/platform/operators'

/** A new operator; then, for a new person, their first password, once. */
export function NewOperatorForm({ action, roles, words }: Props) {
  return (
    <ActionForm
      action={action}
      labels={{ email: words.email, displayName: words.name, role: words.role }}
      whenDone={({ email, password }) => (
        <div className="stack stack-4">
          <Banner
            tone="success"
            title={words.made.replace('{email}', () => email)}
            action={password === null ? <ButtonLink href={home}>{words.back}</ButtonLink> : undefined}
          />
          {password === null ? null : (
            <SecretOnce label={words.firstPassword} secret={password} onward={{ href: home, label: words.back }}>
              <p className="secondary">{words.handOver}</p>
            </SecretOnce>
          )}
        </div>
      )}
    >
      <TextField
        name="email"
        label={words.email}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        name="displayName"
        label={words.name}
        hint={words.nameHint}
        maxLength={100}
        autoComplete="off"
        optional={true}
      />
      <ChoiceField name="role" label={words.role} hint={words.roleHint} value="support" choices={roles} />
      <div className="actions">
        <SubmitButton pendingLabel={words.adding}>{words.add}</SubmitButton>
        <ButtonLink href={home}>{words.cancel}</ButtonLink>
      </div>
    </ActionForm>
  )
}
