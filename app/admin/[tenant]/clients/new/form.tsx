'use client'
import type english from '#app/messages/en/clients.json'
import { ActionForm } from '#components/form/action-form.tsx'
import { CheckField, TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import type { ClientView } from '#lib/services/clients/view.ts'
import { AddressField } from '../address-field.tsx'
import type { QuickStartWords } from '../quick-start-words.ts'
import type { Framework } from '../snippets/index.ts'
import { Created } from './created.tsx'
import { Draft } from './draft.tsx'
import { StepList } from './step-list.tsx'
import { type Kind, type Step, wizardHref } from './steps.ts'

export type Made = { client: ClientView; secret: string | undefined }

export type NewClientWords = {
  form: (typeof english)['form']
  new: (typeof english)['new']
  steps: Record<Step, string> & { label: string }
  start: QuickStartWords
  /** Where this framework returns people to. */
  usual: string
}

export type NewClientFormProps = {
  action: FormAction<Made>
  kind: Kind
  framework: Framework
  environment: string
  issuer: string
  home: string
  words: NewClientWords
}

/** Name and addresses of what was chosen; then the secret, once, with code that holds the real values. */
export function NewClientForm(props: NewClientFormProps) {
  const { action, kind, framework, environment, home, words } = props
  const { form: t, new: w } = words
  const draft = `signet-new-client:${home}:${environment}`
  const list = { chosen: { kind, framework }, home, environment, words: words.steps }
  return (
    <ActionForm
      action={action}
      className="stack stack-6"
      labels={{
        name: t.name,
        'redirectUris:lines': t.redirectUris,
        'postLogoutRedirectUris:lines': t.signedOut,
        'origins:lines': t.origins,
      }}
      whenDone={(made) => (
        <div className="stack stack-6">
          <StepList current="start" {...list} />
          <Draft name={draft} forget={true} />
          <Created {...props} made={made} />
        </div>
      )}
    >
      <StepList current="details" {...list} />
      <HiddenFields fields={{ environment, kind }} />
      <Draft name={draft} />
      <div>
        <h2>{w.details}</h2>
        <p className="secondary">{w.detailsText}</p>
      </div>
      <TextField name="name" label={t.name} hint={t.nameHint} autoComplete="off" maxLength={100} />
      {kind === 'm2m' ? <p className="secondary">{w.nobody}</p> : <SignInFields kind={kind} words={words} />}
      <div className="actions">
        <SubmitButton pendingLabel={w.creating}>{w.create}</SubmitButton>
        <ButtonLink href={wizardHref(home, environment, { kind })}>{w.back}</ButtonLink>
        <ButtonLink variant="quiet" href={`${home}?environment=${environment}`}>
          {w.cancel}
        </ButtonLink>
      </div>
    </ActionForm>
  )
}

function SignInFields({ kind, words }: { kind: Exclude<Kind, 'm2m'>; words: NewClientWords }) {
  const { form: t, new: w } = words
  return (
    <>
      <AddressField
        name="redirectUris:lines"
        label={t.redirectUris}
        hint={`${t.redirectUrisHint} ${words.usual}`}
        of={kind}
      />
      <AddressField
        name="postLogoutRedirectUris:lines"
        label={t.signedOut}
        hint={t.signedOutHint}
        rows={2}
        optional={true}
        of={kind}
      />
      {kind === 'spa' ? (
        <AddressField
          name="origins:lines"
          label={t.origins}
          hint={t.originsHint}
          rows={2}
          optional={true}
          of="origins"
        />
      ) : null}
      <CheckField name="firstParty:flag" label={t.firstParty} hint={t.firstPartyHint} />
      <CheckField name="staySignedIn:flag" label={w.refresh} hint={w.refreshHint} />
    </>
  )
}
