'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextareaField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SaveBar } from '#components/form/save-bar.tsx'

type Text = { name: string; key: string; ours: string; own: string | null }
type Props = {
  action: FormAction
  hidden: Readonly<Record<string, string>>
  language: string
  texts: readonly Text[]
  save: string
}

/** A field for each text, under what it says without. The field's name ends on `:text`, so that an emptied one is given back. */
export function TextsForm({ action, hidden, language, texts, save }: Props) {
  const labels = Object.fromEntries(texts.map(({ name, key }) => [`${name}:text`, key]))
  return (
    <ActionForm action={action} labels={labels} className="stack stack-4">
      <HiddenFields fields={hidden} />
      {texts.map(({ name, key, ours, own }) => (
        <div key={key} lang={language} dir={language === 'ar' ? 'rtl' : 'ltr'}>
          <TextareaField name={`${name}:text`} label={ours} hint={key} value={own ?? ''} rows={2} />
        </div>
      ))}
      <SaveBar label={save} />
    </ActionForm>
  )
}
