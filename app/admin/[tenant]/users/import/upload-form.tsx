'use client'
import { type FormEvent, useState } from 'react'
import { FormContext, useField } from '#components/form/context.ts'
import { TextareaField } from '#components/form/fields.tsx'
import { FormSummary } from '#components/form/form-summary.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormResult } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'

type Words = Record<
  'file' | 'fileHint' | 'paste' | 'text' | 'textHint' | 'read' | 'reading' | 'cancel' | 'nothing' | 'tooLarge' | 'lost',
  string
>
type Props = {
  action: string
  hidden: Readonly<Record<string, string>>
  home: string
  maxBytes: number
  words: Words
}

/** A file or pasted text. It posts as a plain form without scripts; with them, what is wrong is said here and nothing is lost. */
export function UploadForm({ action, hidden, home, maxBytes, words }: Props) {
  const [result, setResult] = useState<FormResult>()
  const [pending, setPending] = useState(false)
  const refuse = (name: string, sentence: string) =>
    setResult({ ok: false, message: words.nothing, fields: { [name]: sentence } })
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const form = new FormData(event.currentTarget)
    const file = form.get('file')
    if (file instanceof File && file.size > maxBytes) return refuse('file', words.tooLarge)
    setPending(true)
    try {
      const response = await fetch(action, { method: 'POST', body: form, headers: { accept: 'application/json' } })
      if (response.status === 413) return refuse('file', words.tooLarge)
      const answer = (await response.json()) as FormResult & { href: string }
      if (answer.ok) return location.assign(answer.href)
      setResult(answer)
    } catch {
      setResult({ ok: false, message: words.lost })
    } finally {
      setPending(false)
    }
  }
  return (
    <FormContext value={{ result, pending }}>
      <form
        className="stack stack-4"
        method="post"
        encType="multipart/form-data"
        action={action}
        onSubmit={send}
        aria-busy={pending}
      >
        <FormSummary result={result} labels={{ file: words.file, text: words.text }} />
        <HiddenFields fields={hidden} />
        <FileField words={words} />
        <details>
          <summary className="link small">{words.paste}</summary>
          <div className="mt-3">
            <TextareaField name="text" label={words.text} hint={words.textHint} optional={true} rows={10} mono={true} />
          </div>
        </details>
        <div className="actions">
          <SubmitButton pendingLabel={words.reading}>{words.read}</SubmitButton>
          <ButtonLink href={home}>{words.cancel}</ButtonLink>
        </div>
      </form>
    </FormContext>
  )
}

function FileField({ words }: { words: Words }) {
  const { error } = useField('file')
  return (
    <Field id="file" label={words.file} hint={words.fileHint} error={error}>
      {(control) => (
        <input
          {...control}
          className="input file-input"
          type="file"
          name="file"
          accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,text/csv,application/json"
        />
      )}
    </Field>
  )
}
