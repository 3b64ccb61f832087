'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { CheckField, ChoiceField, TextareaField, TextField } from '#components/form/fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { SecretOnce } from '#components/ui/secret-once.tsx'
import type { ClientView } from '#lib/services/clients/view.ts'
import { kindChoices } from '../kinds.ts'
import { QuickStart } from '../quick-start.tsx'

type Made = { client: ClientView; secret: string | undefined }

type Props = { action: FormAction<Made>; environment: string; issuer: string; listHref: string }

/** Kind, name and addresses; then the secret, once, with code that holds the real values. */
export function NewClientForm({ action, environment, issuer, listHref }: Props) {
  return (
    <ActionForm
      action={action}
      className="stack stack-6"
      labels={{
        name: 'Name',
        kind: 'Kind',
        'redirectUris:lines': 'Redirect URIs',
        'postLogoutRedirectUris:lines': 'After sign-out',
        'origins:lines': 'Origins',
      }}
      whenDone={(made) => <Created {...made} issuer={issuer} environment={environment} listHref={listHref} />}
    >
      <input type="hidden" name="environment" value={environment} />
      <ChoiceField name="kind" label="What runs this client?" value="web" choices={kindChoices} />
      <TextField
        name="name"
        label="Name"
        hint="People see it when they sign in: “Continue to …”."
        autoComplete="off"
        maxLength={120}
      />
      <TextareaField
        name="redirectUris:lines"
        label="Redirect URIs"
        hint="Where people return to after sign-in, one a line, exactly as the app sends them. None for machine to machine."
        rows={3}
        mono={true}
      />
      <TextareaField
        name="postLogoutRedirectUris:lines"
        label="After sign-out"
        optional={true}
        hint="Where people may return to after signing out, one a line."
        rows={2}
        mono={true}
      />
      <TextareaField
        name="origins:lines"
        label="Origins"
        optional={true}
        hint="For clients in the browser: origins that may call the token endpoint, such as https://app.example.com."
        rows={2}
        mono={true}
      />
      <CheckField
        name="firstParty:flag"
        label="This is our own app: do not ask people for consent"
        hint="Leave it off for apps of others."
      />
      <CheckField
        name="staySignedIn:flag"
        label="Let it refresh its tokens"
        hint="For apps that go on working for a person: refresh tokens, and the scope offline_access."
      />
      <div className="actions">
        <SubmitButton pendingLabel="Creating…">Create client</SubmitButton>
        <ButtonLink href={`${listHref}?environment=${environment}`}>Cancel</ButtonLink>
      </div>
    </ActionForm>
  )
}

function Created({ client, secret, issuer, environment, listHref }: Made & Omit<Props, 'action'>) {
  const detail = `${listHref}/${client.id}?environment=${environment}`
  return (
    <div className="stack stack-6">
      <Banner tone="success" title={`${client.name} is ready`}>
        <p>Its first sign-in can happen now.</p>
      </Banner>
      {secret === undefined ? (
        <ButtonLink variant="primary" href={detail}>
          Open {client.name}
        </ButtonLink>
      ) : (
        <SecretOnce label="Client secret" secret={secret} onward={{ href: detail, label: `Open ${client.name}` }}>
          <p className="secondary">Put it where the app reads its secrets. If it is lost, make another one.</p>
        </SecretOnce>
      )}
      <QuickStart client={client} issuer={issuer} secret={secret} />
    </div>
  )
}
