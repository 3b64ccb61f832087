'use client'
import { Button } from '#components/ui/button.tsx'
import { Combobox } from '#components/ui/combobox.tsx'
import { Field } from '#components/ui/field.tsx'

type Props = {
  keep: Readonly<Record<string, string>>
  src: string
  words: { label: string; hint: string; show: string }
}

/** Which client the policy is of. Without scripts its id is typed. */
export function ChooseClient({ keep, src, words }: Props) {
  return (
    <form className="stack stack-4">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field id="client" label={words.label} hint={words.hint}>
        {(control) => <Combobox {...control} name="client" src={src} idHint="cli_…" />}
      </Field>
      <span>
        <Button type="submit">{words.show}</Button>
      </span>
    </form>
  )
}
