'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { SecretOnce } from '#components/ui/secret-once.tsx'
import { Time } from '#components/ui/time.tsx'

type Secret = { id: string; hint: string; createdAt: Date; expiresAt: Date | null; lastUsedAt: Date | null }

type Props = {
  secrets: readonly Secret[]
  environment: string
  client: string
  add: FormAction<{ secret: string; hint: string }>
  end: FormAction<object>
  now: Date
}

/** The secrets of a client: two may overlap while an app changes over. A value is shown when it is made and never again. */
export function Secrets({ secrets, environment, client, add, end, now }: Props) {
  const target = (
    <>
      <input type="hidden" name="environment" value={environment} />
      <input type="hidden" name="id" value={client} />
    </>
  )
  return (
    <div className="stack stack-4">
      <Card title="Secrets" flush={true}>
        <ul className="items">
          {secrets.map((secret) => (
            <li key={secret.id}>
              <div className="grow">
                <span className="mono">…{secret.hint}</span>
                <div className="sub">
                  Made <Time at={secret.createdAt} now={now} /> · used{' '}
                  <Time at={secret.lastUsedAt} now={now} never="never" />
                </div>
              </div>
              <ActionForm action={end} labels={{}} className="row">
                {target}
                <input type="hidden" name="secretId" value={secret.id} />
                <SubmitButton variant="secondary" pendingLabel="Ending…">
                  End secret
                </SubmitButton>
              </ActionForm>
            </li>
          ))}
        </ul>
      </Card>
      <ActionForm
        action={add}
        labels={{}}
        whenDone={({ secret }) => (
          <SecretOnce
            label="New secret"
            secret={secret}
            onward={{ href: `?environment=${environment}`, label: 'Done' }}
          />
        )}
      >
        {target}
        <div className="actions">
          <SubmitButton variant="secondary" pendingLabel="Making…">
            Add secret
          </SubmitButton>
        </div>
      </ActionForm>
    </div>
  )
}
