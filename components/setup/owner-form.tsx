'use client'
import { useKit } from '#kit'
import { ActionForm } from '../form/action-form.tsx'
import { PasswordField, TextField } from '../form/fields.tsx'
import type { FormAction } from '../form/result.ts'
import { SubmitButton } from '../form/submit-button.tsx'
import { passwordHint } from '../hosted/password-hint.ts'

type OwnerFormProps = {
  action: FormAction
  /** The one-time token of the set-up link, posted as `token`. */
  token: string
  passwordMinLength: number
  /** When the link ends, in words: `15:10 UTC`. */
  endsAt: string
}

/** The first operator of the installation. Posts `token`, `name`, `email`, `password`. */
export function OwnerForm({ action, token, passwordMinLength, endsAt }: OwnerFormProps) {
  const t = useKit()
  const labels = { name: t('setup.yourName'), email: t('field.email'), password: t('field.password') }
  return (
    <>
      <ActionForm action={action} labels={labels}>
        <input type="hidden" name="token" value={token} />
        <TextField name="name" label={labels.name} autoComplete="name" maxLength={200} large={true} />
        <TextField
          name="email"
          label={labels.email}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={320}
          large={true}
        />
        <PasswordField
          name="password"
          label={labels.password}
          autoComplete="new-password"
          minLength={passwordMinLength}
          hint={passwordHint(passwordMinLength)}
          large={true}
        />
        <span>
          <SubmitButton size="lg" pendingLabel={t('creating')}>
            {t('setup.createOperator')}
          </SubmitButton>
        </span>
      </ActionForm>
      <p className="small muted hosted-section">{t('setup.linkEnds', { time: endsAt })}</p>
    </>
  )
}
