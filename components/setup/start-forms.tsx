'use client'
import { ActionForm } from '../form/action-form.tsx'
import { TextField } from '../form/fields.tsx'
import type { FormAction } from '../form/result.ts'
import { SubmitButton } from '../form/submit-button.tsx'
import { DemoAccounts, type DemoLoaded } from './demo-accounts.tsx'

type StartFormsProps = {
  /** Posts `displayName`, `slug`. */
  createTenant: FormAction
  loadDemo: FormAction<DemoLoaded>
  /** What stands before the slug in the issuer: `https://id.acme.test/t/`. */
  issuerPrefix: string
}

const labels = { displayName: 'Name', slug: 'Short name' }

/** The second step: a tenant of one's own, or two that tell a story. */
export function StartForms({ createTenant, loadDemo, issuerPrefix }: StartFormsProps) {
  return (
    <div className="stack stack-8">
      <ActionForm action={createTenant} labels={labels}>
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
