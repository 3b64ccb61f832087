'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { ButtonLink } from '#components/ui/button.tsx'

type Words = Record<'name' | 'slug' | 'slugHint' | 'description' | 'create' | 'creating' | 'cancel', string>
type Props = { action: FormAction; directory: string; home: string; words: Words }

/** What a group is called, for people and for tokens. */
export function NewGroupForm({ action, directory, home, words }: Props) {
  return (
    <ActionForm action={action} labels={{ displayName: words.name, slug: words.slug, description: words.description }}>
      <HiddenFields fields={{ directory }} />
      <TextField name="displayName" label={words.name} autoComplete="off" maxLength={100} />
      <TextField
        name="slug"
        label={words.slug}
        hint={words.slugHint}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        mono={true}
      />
      <TextField name="description" label={words.description} optional={true} autoComplete="off" maxLength={500} />
      <div className="actions">
        <SubmitButton pendingLabel={words.creating}>{words.create}</SubmitButton>
        <ButtonLink href={home}>{words.cancel}</ButtonLink>
      </div>
    </ActionForm>
  )
}
