'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { SecretOnce } from '#components/ui/secret-once.tsx'
import { useKit } from '#kit'

type Made = { slug: string; displayName: string; owner: { email: string; password: string } }

/** A tenant and its first owner; then the owner's first password, once. */
export function NewTenantForm({ action }: { action: FormAction<Made> }) {
  const t = useKit()
  return (
    <ActionForm
      action={action}
      labels={{
        displayName: t('field.name'),
        slug: t('column.slug'),
        ownerName: t('newTenant.ownerName'),
        ownerEmail: t('newTenant.ownerEmail'),
      }}
      whenDone={(made) => (
        <div className="stack stack-4">
          <Banner tone="success" title={t('newTenant.ready', { name: made.displayName })}>
            <p>{t('newTenant.about', { path: `/admin/${made.slug}`, email: made.owner.email })}</p>
          </Banner>
          <SecretOnce
            label={t('newTenant.password')}
            secret={made.owner.password}
            onward={{ href: `/platform/tenants/${made.slug}`, label: t('open', { name: made.displayName }) }}
          >
            <p className="secondary">{t('handOver')}</p>
          </SecretOnce>
        </div>
      )}
    >
      <TextField name="displayName" label={t('field.name')} autoComplete="off" maxLength={120} />
      <TextField
        name="slug"
        label={t('column.slug')}
        hint={t('newTenant.slugHint')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        mono={true}
      />
      <TextField name="ownerName" label={t('newTenant.ownerName')} autoComplete="off" maxLength={120} />
      <TextField
        name="ownerEmail"
        label={t('newTenant.ownerEmail')}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="actions">
        <SubmitButton pendingLabel={t('creating')}>{t('setup.createTenant')}</SubmitButton>
        <ButtonLink href="/platform/tenants">{t('cancel')}</ButtonLink>
      </div>
    </ActionForm>
  )
}
