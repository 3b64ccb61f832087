'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { CheckField, TextField } from '#components/form/fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { SecretOnce } from '#components/ui/secret-once.tsx'
import type { UserView } from '#lib/services/users/view.ts'

type Made = { user: UserView; password: string | undefined }

type Props = { action: FormAction<Made>; directory: string; environment: string; listHref: string }

/** Name and address; then the first password, once. */
export function NewUserForm({ action, directory, environment, listHref }: Props) {
  return (
    <ActionForm
      action={action}
      labels={{ displayName: 'Name', email: 'E-mail', givenName: 'Given name', familyName: 'Family name' }}
      whenDone={({ user, password }) => {
        const onward = { href: `${listHref}/${user.id}?environment=${environment}`, label: `Open ${user.displayName}` }
        return (
          <div className="stack stack-4">
            <Banner tone="success" title={`${user.displayName} can sign in`}>
              <p>With {user.email}.</p>
            </Banner>
            {password === undefined ? (
              <ButtonLink variant="primary" href={onward.href}>
                {onward.label}
              </ButtonLink>
            ) : (
              <SecretOnce label="First password" secret={password} onward={onward}>
                <p className="secondary">Hand it over on a way that you trust.</p>
              </SecretOnce>
            )}
          </div>
        )
      }}
    >
      <input type="hidden" name="directory" value={directory} />
      <TextField name="displayName" label="Name" autoComplete="off" maxLength={120} />
      <TextField name="email" label="E-mail" type="email" autoComplete="off" autoCapitalize="none" spellCheck={false} />
      <TextField name="givenName" label="Given name" optional={true} autoComplete="off" />
      <TextField name="familyName" label="Family name" optional={true} autoComplete="off" />
      <CheckField
        name="emailVerified:flag"
        label="I vouch that this address is theirs"
        hint="A verified address is reserved: nobody else in this directory can have it."
      />
      <div className="actions">
        <SubmitButton pendingLabel="Creating…">Create user</SubmitButton>
        <ButtonLink href={`${listHref}?environment=${environment}`}>Cancel</ButtonLink>
      </div>
    </ActionForm>
  )
}
