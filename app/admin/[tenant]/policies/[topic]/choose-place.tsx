'use client'
import { Button } from '#components/ui/button.tsx'
import { Combobox } from '#components/ui/combobox.tsx'
import { Field } from '#components/ui/field.tsx'

type Props = {
  name: 'client' | 'role'
  idHint: string
  keep: Readonly<Record<string, string>>
  src: string
  words: { label: string; hint: string; show: string }
}

/** Which client or role the policy is of. Without scripts its id is typed. */
export function ChoosePlace({ name, idHint, keep, src, words }: Props) {
  return (
    <form className="stack stack-4">
      {Object.entries(keep).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Field id={name} label={words.label} hint={words.hint}>
        {(control) => <Combobox {...control} name={name} src={src} idHint={idHint} />}
      </Field>
      <span>
        <Button type="submit">{words.show}</Button>
      </span>
    </form>
  )
}
