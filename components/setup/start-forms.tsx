'use client'
import { useKit } from '#kit'
import { ActionForm } from '../form/action-form.tsx'
import { TextField } from '../form/fields.tsx'
import type { FormAction } from '../form/result.ts'
import { SubmitButton } from '../form/submit-button.tsx'
import { SecretOnce } from '../ui/secret-once.tsx'
import { DemoAccounts, type DemoLoaded } from './demo-accounts.tsx'

/** The tenant that was made, and its owner's first password. */
export type TenantMade = { slug: string; displayName: string; owner: { email: string; password: string } }

type StartFormsProps = {
  /** Posts `displayName`, `slug`, `ownerName`, `ownerEmail`. */
  createTenant: FormAction<TenantMade>
  loadDemo: FormAction<DemoLoaded>
  /** What stands before the slug in the issuer: `https://id.acme.test/t/`. */
  issuerPrefix: string
}

/** The second step: a tenant of one's own, or two that tell a story. */
export function StartForms({ createTenant, loadDemo, issuerPrefix }: StartFormsProps) {
  const t = useKit()
  const labels = {
    displayName: t('field.name'),
    slug: t('field.slug'),
    ownerName: t('setup.ownerName'),
    ownerEmail: t('setup.ownerEmail'),
  }
  return (
    <div className="stack stack-8 start">
      <ActionForm action={createTenant} labels={labels} whenDone={(made) => <FirstTenant {...made} />}>
        <TextField
          name="displayName"
          label={labels.displayName}
          autoComplete="organization"
          maxLength={200}
          large={true}
        />
        <TextField
          name="slug"
          label={labels.slug}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={63}
          mono={true}
          large={true}
          hint={t('setup.slugHint', { prefix: issuerPrefix })}
        />
        <TextField name="ownerName" label={labels.ownerName} autoComplete="name" maxLength={100} large={true} />
        <TextField
          name="ownerEmail"
          label={labels.ownerEmail}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={320}
          large={true}
          hint={t('setup.ownerHint')}
        />
        <span>
          <SubmitButton size="lg" pendingLabel={t('creating')}>
            {t('setup.createTenant')}
          </SubmitButton>
        </span>
      </ActionForm>
      <ActionForm action={loadDemo} labels={{}} className="demo-offer" whenDone={(done) => <DemoAccounts {...done} />}>
        <div>
          <h2>{t('setup.lookFirst')}</h2>
          <p className="small muted">{t('setup.demoText')}</p>
        </div>
        <SubmitButton variant="secondary" size="lg" pendingLabel={t('setup.loading')}>
          {t('setup.loadDemo')}
        </SubmitButton>
      </ActionForm>
    </div>
  )
}

function FirstTenant({ slug, displayName, owner }: TenantMade) {
  const t = useKit()
  return (
    <div data-done={true}>
      <SecretOnce
        label={t('setup.firstPassword', { email: owner.email })}
        secret={owner.password}
        onward={{ href: `/admin/${slug}`, label: t('open', { name: displayName }) }}
      >
        <p className="small muted">
          {t('setup.consoleAt', { name: displayName })} <span className="mono">/admin/{slug}</span>
        </p>
      </SecretOnce>
    </div>
  )
}
