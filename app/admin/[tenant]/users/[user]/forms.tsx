'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { CheckField, SelectField, TextareaField, TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SaveBar } from '#components/form/save-bar.tsx'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { SecretOnce } from '#components/ui/secret-once.tsx'
import type { Option } from '#components/ui/select.tsx'

/** What names the object of a form: sent as it is. */
export type Hidden = Record<string, string>

type ResetProps = {
  hidden: Hidden
  label: string
  pendingLabel: string
  action: FormAction<{ password: string }>
  words: { title: string; secret: string; handOver: string }
  onward: { href: string; label: string }
}

/** Makes a new first password and shows it this once. */
export function ResetPassword({ action, hidden, label, pendingLabel, words, onward }: ResetProps) {
  return (
    <ActionForm
      action={action}
      labels={{}}
      whenDone={({ password }) => (
        <div className="stack stack-4">
          <Banner tone="success" title={words.title} />
          <SecretOnce label={words.secret} secret={password} onward={onward}>
            <p className="secondary">{words.handOver}</p>
          </SecretOnce>
        </div>
      )}
    >
      <HiddenFields fields={hidden} />
      <span>
        <SubmitButton variant="secondary" pendingLabel={pendingLabel}>
          {label}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}

export type FieldWords = { name: string; label: string; hint?: string; value: string; optional?: boolean }

/** Text fields over what is stored, saved together. */
export function FieldsForm({ action, hidden, fields }: { action: FormAction; hidden: Hidden; fields: FieldWords[] }) {
  return (
    <ActionForm action={action} labels={Object.fromEntries(fields.map(({ name, label }) => [name, label]))}>
      <HiddenFields fields={hidden} />
      {fields.map((field) => (
        <TextField key={field.name} {...field} autoComplete="off" />
      ))}
      <SaveBar />
    </ActionForm>
  )
}

type JsonProps = { action: FormAction; hidden: Hidden; label: string; hint: string; value: string }

/** The attributes of a person as JSON. */
export function AttributesForm({ action, hidden, label, hint, value }: JsonProps) {
  return (
    <ActionForm action={action} labels={{ attributes: label }}>
      <HiddenFields fields={hidden} />
      <TextareaField name="attributes" label={label} hint={hint} value={value} mono={true} rows={16} />
      <SaveBar />
    </ActionForm>
  )
}

type AddProps = {
  action: FormAction
  hidden: Hidden
  kinds: Option[]
  words: { kind: string; value: string; vouch: string; add: string; adding: string }
}

/** Adds an address, a user name or a number. */
export function AddIdentifier({ action, hidden, kinds, words }: AddProps) {
  return (
    <ActionForm action={action} labels={{ kind: words.kind, value: words.value }}>
      <HiddenFields fields={hidden} />
      <SelectField name="kind" label={words.kind} options={kinds} value="email" />
      <TextField name="value" label={words.value} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      <CheckField name="verified:flag" label={words.vouch} />
      <span>
        <SubmitButton variant="secondary" pendingLabel={words.adding}>
          {words.add}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}
