'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { useField } from '#components/form/context.ts'
import { TextareaField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Combobox } from '#components/ui/combobox.tsx'
import { Field } from '#components/ui/field.tsx'
import type { MemberResult } from '#lib/services/groups/membership.ts'

type Words = Record<
  'people' | 'placeholder' | 'add' | 'adding' | 'paste' | 'pasteLabel' | 'pasteHint' | 'done',
  string
> & {
  outcome: Record<MemberResult['outcome'], string>
}
type Props = {
  action: FormAction<{ results: MemberResult[] }>
  hidden: Readonly<Record<string, string>>
  src: string
  home: string
  words: Words
}

/** Adds people: chosen one by one, or many addresses at once. Where not all came in, what became of each. */
export function AddPeople(props: Props) {
  const { words } = props
  return (
    <div className="stack stack-4">
      <AddForm {...props} label="users[]">
        <Choices src={props.src} words={words} />
      </AddForm>
      <details>
        <summary className="link small">{words.paste}</summary>
        <div className="mt-3">
          <AddForm {...props} label="users:lines">
            <TextareaField name="users:lines" label={words.pasteLabel} hint={words.pasteHint} rows={6} mono={true} />
          </AddForm>
        </div>
      </details>
    </div>
  )
}

function AddForm({
  action,
  hidden,
  home,
  words,
  label,
  children,
}: Props & { label: string; children: React.ReactNode }) {
  return (
    <ActionForm
      action={action}
      labels={{ [label]: words.people }}
      whenDone={({ results }) => <Results results={results} home={home} words={words} />}
    >
      <HiddenFields fields={hidden} />
      {children}
      <span>
        <SubmitButton variant="secondary" pendingLabel={words.adding}>
          {words.add}
        </SubmitButton>
      </span>
    </ActionForm>
  )
}

function Choices({ src, words }: Pick<Props, 'src' | 'words'>) {
  const { error } = useField('users[]')
  return (
    <Field id="users" label={words.people} error={error}>
      {(control) => (
        <Combobox
          {...control}
          name="users[]"
          src={src}
          multiple={true}
          placeholder={words.placeholder}
          idHint="usr_…"
        />
      )}
    </Field>
  )
}

function Results({ results, home, words }: Pick<Props, 'home' | 'words'> & { results: MemberResult[] }) {
  return (
    <div className="stack stack-4">
      <ul className="items" role="status">
        {results.map(({ entry, outcome, user }) => (
          <li key={entry}>
            <span className="grow">{user?.name ?? entry}</span>
            <span className="muted">{words.outcome[outcome]}</span>
          </li>
        ))}
      </ul>
      <span>
        <ButtonLink href={home}>{words.done}</ButtonLink>
      </span>
    </div>
  )
}
