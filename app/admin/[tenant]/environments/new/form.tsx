'use client'
import { useState } from 'react'
import { ActionForm } from '#components/form/action-form.tsx'
import { ChoiceField, SelectField, TextField } from '#components/form/fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import type { Option } from '#components/ui/select.tsx'

type Choice = { value: string; label: string; hint: string }
type Word =
  | 'name'
  | 'slug'
  | 'slugHint'
  | 'kind'
  | 'colour'
  | 'colourHint'
  | 'directory'
  | 'directoryHint'
  | 'directoryName'
  | 'directorySlug'
  | 'create'
  | 'creating'
  | 'cancel'

type Props = {
  action: FormAction<{ slug: string }>
  home: string
  kinds: readonly Choice[]
  colours: readonly Option[]
  /** The first is a directory of its own: its value is empty. */
  directories: readonly Choice[]
  words: Record<Word, string>
}

/** A new environment. Without scripts both ways to say whose people sign in are shown; the server takes one of them. */
export function NewEnvironmentForm({ action, home, kinds, colours, directories, words }: Props) {
  const [own, setOwn] = useState(true)
  const slug = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false, mono: true, maxLength: 40 } as const
  return (
    <ActionForm action={action} labels={words}>
      <TextField name="displayName" label={words.name} autoComplete="off" maxLength={100} />
      <TextField name="slug" label={words.slug} hint={words.slugHint} {...slug} />
      <ChoiceField name="kind" label={words.kind} value="development" choices={kinds} />
      <SelectField name="colour" label={words.colour} hint={words.colourHint} value="violet" options={colours} />
      <div
        className="contents"
        onChange={({ target }) => {
          if (target instanceof HTMLInputElement && target.name === 'directory') setOwn(target.value === '')
        }}
      >
        <ChoiceField
          name="directory"
          label={words.directory}
          hint={words.directoryHint}
          value=""
          choices={directories}
        />
      </div>
      {own ? (
        <div className="grid-2">
          <TextField name="directoryName" label={words.directoryName} autoComplete="off" maxLength={100} />
          <TextField name="directorySlug" label={words.directorySlug} {...slug} />
        </div>
      ) : null}
      <div className="actions">
        <SubmitButton pendingLabel={words.creating}>{words.create}</SubmitButton>
        <ButtonLink href={home}>{words.cancel}</ButtonLink>
      </div>
    </ActionForm>
  )
}
