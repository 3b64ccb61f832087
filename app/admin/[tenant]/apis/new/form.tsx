import { words } from '#app/messages/words.ts'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { TokenFields } from '../token-fields.tsx'

/** Name, identifier, and what its access tokens are like. */
export function NewApiForm({ action, listHref }: { action: FormAction; listHref: string }) {
  const t = words('apis')
  return (
    <ActionForm
      action={action}
      labels={{
        name: t('name'),
        identifier: t('identifier'),
        tokenFormat: t('format'),
        tokenSigningAlg: t('signing'),
      }}
    >
      <TextField name="name" label={t('name')} autoComplete="off" maxLength={100} />
      <TextField
        name="identifier"
        label={t('identifier')}
        hint={t('identifierHint')}
        placeholder="https://api.example.com"
        mono={true}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={255}
      />
      <TokenFields format="jwt" alg="ES256" seconds={600} />
      <div className="actions">
        <SubmitButton pendingLabel={t('creating')}>{t('create')}</SubmitButton>
        <ButtonLink href={listHref}>{t('cancel')}</ButtonLink>
      </div>
    </ActionForm>
  )
}
