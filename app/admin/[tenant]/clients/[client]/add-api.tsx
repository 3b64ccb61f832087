'use client'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import { Button } from '#components/ui/button.tsx'
import { Combobox } from '#components/ui/combobox.tsx'
import { Field } from '#components/ui/field.tsx'

type AddApiProps = {
  /** The page that the choice leads to, and what else its address says. */
  action: string
  hidden: Readonly<Record<string, string>>
  src: string
  words: { api: string; add: string }
}

/** Chooses one more API: it leads to where its permissions are ticked; nothing is saved by choosing. */
export function AddApi({ action, hidden, src, words }: AddApiProps) {
  return (
    <form action={action} className="stack stack-4">
      <HiddenFields fields={hidden} />
      <Field id="api" label={words.api}>
        {(control) => <Combobox {...control} name="api" src={src} idHint="api_…" />}
      </Field>
      <span>
        <Button type="submit">{words.add}</Button>
      </span>
    </form>
  )
}
