'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { SecretOnce } from '#components/ui/secret-once.tsx'

type Made = { slug: string; displayName: string; owner: { email: string; password: string } }

/** A tenant and its first owner; then the owner's first password, once. */
export function NewTenantForm({ action }: { action: FormAction<Made> }) {
  return (
    <ActionForm
      action={action}
      labels={{
        displayName: 'Name',
        slug: 'Slug',
        ownerName: "Owner's name",
        ownerEmail: "Owner's e-mail",
      }}
      whenDone={(made) => (
        <div className="stack stack-4">
          <Banner tone="success" title={`${made.displayName} is ready`}>
            <p>
              Its console is at <span className="mono">/admin/{made.slug}</span>; {made.owner.email} owns it.
            </p>
          </Banner>
          <SecretOnce
            label="Owner's first password"
            secret={made.owner.password}
            onward={{ href: `/platform/tenants/${made.slug}`, label: `Open ${made.displayName}` }}
          >
            <p className="secondary">Hand it over on a way that you trust.</p>
          </SecretOnce>
        </div>
      )}
    >
      <TextField name="displayName" label="Name" autoComplete="off" maxLength={120} />
      <TextField
        name="slug"
        label="Slug"
        hint="Part of every issuer of this tenant. It is never changed and never used again."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        mono={true}
      />
      <TextField name="ownerName" label="Owner's name" autoComplete="off" maxLength={120} />
      <TextField
        name="ownerEmail"
        label="Owner's e-mail"
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <div className="actions">
        <SubmitButton pendingLabel="Creating…">Create tenant</SubmitButton>
        <ButtonLink href="/platform/tenants">Cancel</ButtonLink>
      </div>
    </ActionForm>
  )
}
