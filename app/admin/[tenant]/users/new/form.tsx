'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { CheckField, TextField } from '#components/form/fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { SecretOnce } from '#components/ui/secret-once.tsx'
import { useKit } from '#kit'
import type { UserView } from '#lib/services/users/view.ts'

type Made = { user: UserView; password: string | undefined }

type Props = { action: FormAction<Made>; directory: string; environment: string; listHref: string }

/** Name and address; then the first password, once. */
export function NewUserForm({ action, directory, environment, listHref }: Props) {
  const t = useKit()
  return (
    <ActionForm
      action={action}
      labels={{
        displayName: t('field.name'),
        email: t('field.email'),
        givenName: t('field.givenName'),
        familyName: t('field.familyName'),
      }}
      whenDone={({ user, password }) => {
        const onward = {
          href: `${listHref}/${user.id}?environment=${environment}`,
          label: t('open', { name: user.displayName }),
        }
        return (
          <div className="stack stack-4">
            <Banner tone="success" title={t('newUser.canSignIn', { name: user.displayName })}>
              <p>{t('newUser.with', { email: user.email ?? '' })}</p>
            </Banner>
            {password === undefined ? (
              <ButtonLink variant="primary" href={onward.href}>
                {onward.label}
              </ButtonLink>
            ) : (
              <SecretOnce label={t('firstPassword')} secret={password} onward={onward}>
                <p className="secondary">{t('handOver')}</p>
              </SecretOnce>
            )}
          </div>
        )
      }}
    >
      <input type="hidden" name="directory" value={directory} />
      <TextField name="displayName" label={t('field.name')} autoComplete="off" maxLength={120} />
      <TextField
        name="email"
        label={t('field.email')}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField name="givenName" label={t('field.givenName')} optional={true} autoComplete="off" />
      <TextField name="familyName" label={t('field.familyName')} optional={true} autoComplete="off" />
      <CheckField name="emailVerified:flag" label={t('newUser.vouch')} hint={t('newUser.vouchHint')} />
      <div className="actions">
        <SubmitButton pendingLabel={t('creating')}>{t('newUser.create')}</SubmitButton>
        <ButtonLink href={`${listHref}?environment=${environment}`}>{t('cancel')}</ButtonLink>
      </div>
    </ActionForm>
  )
}
