'use client'
import type { ReactNode } from 'react'
import type english from '#app/messages/en/clients.json'
import { ActionForm } from '#components/form/action-form.tsx'
import { CheckGroup } from '#components/form/check-group.tsx'
import { CheckField, SelectField, TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SaveBar } from '#components/form/save-bar.tsx'
import { Card } from '#components/ui/card.tsx'
import type { ClientKind } from '#lib/clients/kinds.ts'
import type { ClientView } from '#lib/services/clients/view.ts'
import { AddressField } from '../address-field.tsx'

type SettingsFormProps = {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  client: ClientView
  /** What a client of its kind may have. */
  rules: { redirects: boolean; origins: boolean; authMethods: readonly string[]; grantTypes: readonly string[] }
  words: (typeof english)['form']
  /** The lifetimes that hold, with their origins. */
  lifetimes: ReactNode
}

/** The settings of a client, saved together. What its kind can't have is absent. */
export function SettingsForm(props: SettingsFormProps) {
  const { action, hidden, client, words: t, lifetimes } = props
  return (
    <ActionForm action={action} className="grid-2 items-start" labels={labelsOf(t)}>
      <div className="stack stack-6">
        <HiddenFields fields={hidden} />
        <About {...props} />
        <Protocol {...props} />
      </div>
      <div className="stack stack-6">
        <Addresses {...props} />
        <Card title={t.lifetimes} flush={true}>
          {lifetimes}
          <div className="card-body">
            <TextField
              name="accessTokenLifetimeSeconds:text"
              label={t.ownLifetime}
              hint={t.ownLifetimeHint}
              value={client.accessTokenLifetimeSeconds?.toString() ?? ''}
              inputMode="numeric"
              optional={true}
            />
          </div>
        </Card>
      </div>
      <SaveBar />
    </ActionForm>
  )
}

function About({ client, words: t }: SettingsFormProps) {
  return (
    <Card title={t.about}>
      <div className="stack stack-4">
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          value={client.name}
          autoComplete="off"
          maxLength={100}
        />
        <TextField name="logoUri:text" label={t.logo} hint={t.https} value={client.logoUri ?? ''} optional={true} />
        <TextField name="clientUri:text" label={t.home} value={client.clientUri ?? ''} optional={true} />
        <TextField name="policyUri:text" label={t.policy} value={client.policyUri ?? ''} optional={true} />
        <TextField name="tosUri:text" label={t.terms} value={client.tosUri ?? ''} optional={true} />
        {client.kind === 'm2m' ? null : (
          <CheckField
            name="firstParty:flag"
            label={t.firstParty}
            hint={t.firstPartyHint}
            checked={client.firstParty}
            saysOff={true}
          />
        )}
      </div>
    </Card>
  )
}

function Addresses({ client, rules, words: t }: SettingsFormProps) {
  if (!rules.redirects) return null
  const kind = client.kind as ClientKind
  return (
    <Card title={t.addresses}>
      <div className="stack stack-4">
        <AddressField
          name="redirectUris:lines"
          label={t.redirectUris}
          hint={t.redirectUrisHint}
          value={client.redirectUris.join('\n')}
          of={kind}
        />
        <AddressField
          name="postLogoutRedirectUris:lines"
          label={t.signedOut}
          hint={t.signedOutHint}
          value={client.postLogoutRedirectUris.join('\n')}
          optional={true}
          of={kind}
        />
        {rules.origins ? (
          <AddressField
            name="origins:lines"
            label={t.origins}
            hint={t.originsHint}
            value={client.origins.join('\n')}
            rows={2}
            optional={true}
            of="origins"
          />
        ) : null}
      </div>
    </Card>
  )
}

const algs = ['RS256', 'ES256']
const assertionAlgs = ['RS256', 'PS256', 'ES256', 'EdDSA']
const optionsOf = (values: readonly string[]) => values.map((value) => ({ value, label: value }))

function Protocol({ client, rules, words: t }: SettingsFormProps) {
  const grants = { authorization_code: t.grantCode, refresh_token: t.grantRefresh, client_credentials: t.grantClient }
  return (
    <Card title={t.protocol}>
      <div className="stack stack-4">
        <CheckGroup
          name="grantTypes"
          legend={t.grants}
          choices={rules.grantTypes.map((grant) => ({
            value: grant,
            label: grant,
            hint: grants[grant as keyof typeof grants],
          }))}
          checked={client.grantTypes}
        />
        {rules.authMethods.length > 1 ? (
          <>
            <SelectField
              name="authMethod"
              label={t.authMethod}
              hint={t.authMethodHint}
              options={optionsOf(rules.authMethods)}
              value={client.authMethod}
            />
            <SelectField
              name="authSigningAlg:text"
              label={t.authAlg}
              options={[{ value: '', label: t.anyAlg }, ...optionsOf(assertionAlgs)]}
              value={client.authSigningAlg ?? ''}
            />
          </>
        ) : null}
        {client.kind === 'web' ? (
          <CheckField
            name="requirePkce:flag"
            label={t.requirePkce}
            hint={t.requirePkceHint}
            checked={client.requirePkce}
            saysOff={true}
          />
        ) : null}
        {rules.redirects ? (
          <>
            <SelectField
              name="idTokenAlg"
              label={t.idTokenAlg}
              hint={t.idTokenAlgHint}
              options={optionsOf(algs)}
              value={client.idTokenAlg}
            />
            <SelectField
              name="userinfoAlg:text"
              label={t.userinfoAlg}
              options={[{ value: '', label: t.plainJson }, ...optionsOf(algs)]}
              value={client.userinfoAlg ?? ''}
            />
          </>
        ) : null}
      </div>
    </Card>
  )
}

const labelsOf = (t: SettingsFormProps['words']) => ({
  name: t.name,
  'logoUri:text': t.logo,
  'clientUri:text': t.home,
  'policyUri:text': t.policy,
  'tosUri:text': t.terms,
  'redirectUris:lines': t.redirectUris,
  'postLogoutRedirectUris:lines': t.signedOut,
  'origins:lines': t.origins,
  'grantTypes[]': t.grants,
  authMethod: t.authMethod,
  'authSigningAlg:text': t.authAlg,
  'requirePkce:flag': t.requirePkce,
  idTokenAlg: t.idTokenAlg,
  'userinfoAlg:text': t.userinfoAlg,
  'accessTokenLifetimeSeconds:text': t.ownLifetime,
})
