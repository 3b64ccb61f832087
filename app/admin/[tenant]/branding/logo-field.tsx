'use client'
import { type ChangeEvent, useState } from 'react'
import { useField } from '#components/form/context.ts'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'

type Props = {
  logo: { theme: string; label: string; hint: string; id: string | undefined; src: string | undefined }
  words: { remove: string; tooLarge: string }
}

const mostBytes = 256 * 1024

/** A picture to upload in place of the one there is, which can be taken off. It goes with the form. */
export function LogoField({ logo: { theme, label, hint, id, src }, words }: Props) {
  const name = `design.logo.${theme}`
  const { value, error } = useField(name, id)
  const [isTooLarge, setTooLarge] = useState(false)
  const chosen = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const large = (target.files?.[0]?.size ?? 0) > mostBytes
    if (large) target.value = ''
    setTooLarge(large)
  }
  return (
    <div className="stack stack-2">
      <Field id={name} label={label} hint={hint} error={isTooLarge ? words.tooLarge : error} optional={true}>
        {(control) => (
          <input
            {...control}
            className="input file-input"
            type="file"
            name={`logoFile.${theme}`}
            accept="image/png,image/jpeg,image/webp"
            onChange={chosen}
          />
        )}
      </Field>
      {value === undefined ? null : <input type="hidden" name={name} value={value} />}
      {src === undefined ? null : (
        <div className="row wrap">
          {/* biome-ignore lint/performance/noImgElement: a picture of the tenant's own, small already */}
          <img className={`logo-now logo-now-${theme}`} src={src} alt={label} />
          <Checkbox id={`logoRemove.${theme}`} name={`logoRemove.${theme}`} label={words.remove} />
        </div>
      )}
    </div>
  )
}
