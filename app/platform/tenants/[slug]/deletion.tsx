'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { KeyValues } from '#components/ui/key-values.tsx'
import { Time } from '#components/ui/time.tsx'

type Props = {
  tenant: { slug: string; status: string; purgeAt: Date | null }
  holds: { counts: Record<string, number>; countedAt: Date } | null
  now: Date
  request: FormAction<{ purgeAt: Date }>
  undo: FormAction<{ status: string }>
}

const words: Record<string, string> = {
  users: 'People',
  groups: 'Groups',
  clients: 'Clients',
  environments: 'Environments',
  apis: 'APIs',
  roles: 'Roles',
  sessions: 'Live sessions',
  families: 'Live refresh tokens',
}

/** What deleting a tenant would lose, the typed confirmation, and for seven days the way back. */
export function Deletion({ tenant, holds, now, request, undo }: Props) {
  const target = <input type="hidden" name="tenant" value={tenant.slug} />
  if (tenant.status === 'deleting')
    return (
      <Card title="Being deleted">
        <ActionForm action={undo} labels={{}}>
          {target}
          <p className="secondary">
            Nothing works since its deletion was asked for. Everything in it is erased on{' '}
            {tenant.purgeAt?.toISOString().slice(0, 16).replace('T', ' ')} UTC. Until then it can be taken back.
          </p>
          <div className="actions">
            <SubmitButton pendingLabel="Taking back…">Take deletion back</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    )
  return (
    <Card title="Delete">
      <ActionForm action={request} labels={{ confirm: 'Short name' }}>
        {target}
        <p className="secondary">
          It stops at once, and in seven days everything in it is erased: people, clients, keys and the trail. Its short
          name is never used again.
        </p>
        {holds === null ? (
          <p className="muted">How much that is has not been counted yet.</p>
        ) : (
          <>
            <KeyValues
              items={Object.entries(holds.counts).map(([name, count]) => ({
                key: words[name] ?? name,
                value: count.toLocaleString('en'),
              }))}
            />
            <p className="muted">
              Counted <Time at={holds.countedAt} now={now} />
            </p>
          </>
        )}
        <TextField
          name="confirm"
          label="Short name"
          hint={`Type ${tenant.slug} to confirm.`}
          maxLength={100}
          autoComplete="off"
        />
        <div className="actions">
          <SubmitButton variant="danger" pendingLabel="Working…">
            Delete tenant
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  )
}
