'use client'
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

const labels = { displayName: 'Name', slug: 'Short name', ownerName: 'Owner’s name', ownerEmail: 'Owner’s e-mail' }

/** The second step: a tenant of one's own, or two that tell a story. */
export function StartForms({ createTenant, loadDemo, issuerPrefix }: StartFormsProps) {
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
          hint={`Part of every address of the tenant: ${issuerPrefix}…/production. It can never be changed.`}
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
          hint="The owner signs in to the tenant’s own console. It may be you: operators and owners are different accounts."
        />
        <span>
          <SubmitButton size="lg" pendingLabel="Creating…">
            Create tenant
          </SubmitButton>
        </span>
      </ActionForm>
      <ActionForm action={loadDemo} labels={{}} className="demo-offer" whenDone={(done) => <DemoAccounts {...done} />}>
        <div>
          <h2>Or look around first</h2>
          <p className="small muted">
            Two tenants with clients, roles, groups, people and a trail. Their passwords are random and shown once.
          </p>
        </div>
        <SubmitButton variant="secondary" size="lg" pendingLabel="Loading…">
          Load the demo
        </SubmitButton>
      </ActionForm>
    </div>
  )
}

function FirstTenant({ slug, displayName, owner }: TenantMade) {
  return (
    <div data-done={true}>
      <SecretOnce
        label={`First password of ${owner.email}`}
        secret={owner.password}
        onward={{ href: `/admin/${slug}`, label: `Open ${displayName}` }}
      >
        <p className="small muted">
          {displayName} is ready. Its console is at <span className="mono">/admin/{slug}</span>.
        </p>
      </SecretOnce>
    </div>
  )
}
