'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { CheckGroup } from '#components/form/check-group.tsx'
import { CheckField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SaveBar } from '#components/form/save-bar.tsx'

type Choice = { value: string; label: string; hint: string }

type Common = {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  choices: readonly Choice[]
  checked: readonly string[]
}

/** The OpenID scopes that a client may ask for. */
export function ScopesForm({ action, hidden, legend, choices, checked }: Common & { legend: string }) {
  return (
    <ActionForm action={action} labels={{ 'scopes[]': legend }}>
      <HiddenFields fields={hidden} />
      <CheckGroup name="scopes" legend={legend} choices={choices} checked={checked} />
      <SaveBar />
    </ActionForm>
  )
}

type AccessFormProps = Common & {
  introspects: boolean
  words: { permissions: string; none: string; introspects: string; introspectsHint: string }
}

/** What a client may ask for at one API, and whether it may look the API's tokens up. */
export function AccessForm({ action, hidden, choices, checked, introspects, words }: AccessFormProps) {
  return (
    <ActionForm
      action={action}
      labels={{ 'permissions[]': words.permissions, 'introspects:flag': words.introspects }}
      className="stack stack-6"
    >
      <HiddenFields fields={hidden} />
      {choices.length === 0 ? (
        <>
          <input type="hidden" name="permissions[]" value="" />
          <p className="muted">{words.none}</p>
        </>
      ) : (
        <CheckGroup name="permissions" legend={words.permissions} choices={choices} checked={checked} />
      )}
      <CheckField
        name="introspects:flag"
        label={words.introspects}
        hint={words.introspectsHint}
        checked={introspects}
      />
      <SaveBar />
    </ActionForm>
  )
}
