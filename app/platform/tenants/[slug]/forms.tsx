'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Card } from '#components/ui/card.tsx'

type Action = FormAction<object>

type Props = {
  tenant: { slug: string; displayName: string; status: string }
  isPlatform: boolean
  rename: Action
  suspend: Action
  resume: Action
  enter: FormAction<{ slug: string; until: Date }>
}

/** What an operator may do with a tenant. Each is told to the tenant's own trail. */
export function TenantForms({ tenant, isPlatform, rename, suspend, resume, enter }: Props) {
  const target = <input type="hidden" name="tenant" value={tenant.slug} />
  const isActive = tenant.status === 'active'
  return (
    <div className="stack stack-6">
      <Card title="Name">
        <ActionForm action={rename} labels={{ displayName: 'Name' }}>
          {target}
          <TextField name="displayName" label="Name" value={tenant.displayName} maxLength={120} autoComplete="off" />
          <div className="actions">
            <SubmitButton variant="secondary">Rename tenant</SubmitButton>
          </div>
        </ActionForm>
      </Card>
      {isPlatform || tenant.status === 'deleting' ? null : (
        <>
          <Card title="Enter">
            <ActionForm action={enter} labels={{ reason: 'Reason' }}>
              {target}
              <TextField
                name="reason"
                label="Reason"
                hint="The tenant reads it in its trail. You stay for 60 minutes, with all you do recorded."
                maxLength={500}
                autoComplete="off"
              />
              <div className="actions">
                <SubmitButton variant="secondary" pendingLabel="Entering…">
                  Enter tenant
                </SubmitButton>
              </div>
            </ActionForm>
          </Card>
          <Card title={isActive ? 'Suspend' : 'Resume'}>
            <ActionForm action={isActive ? suspend : resume} labels={{}}>
              {target}
              <p className="secondary">
                {isActive
                  ? 'Nobody signs in and no token works until it is resumed. Nothing is deleted; discovery and keys stay up.'
                  : 'People can sign in again and tokens work again.'}
              </p>
              <div className="actions">
                <SubmitButton variant={isActive ? 'danger' : 'primary'} pendingLabel="Working…">
                  {isActive ? 'Suspend tenant' : 'Resume tenant'}
                </SubmitButton>
              </div>
            </ActionForm>
          </Card>
        </>
      )}
    </div>
  )
}
