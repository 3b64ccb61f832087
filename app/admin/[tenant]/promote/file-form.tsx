'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextareaField } from '#components/form/fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Card } from '#components/ui/card.tsx'
import { Field } from '#components/ui/field.tsx'
import type { PlannedFile } from './planned.ts'
import { ReviewForm } from './review-form.tsx'
import type { ReviewWords } from './review-words.ts'

type Words = Record<'title' | 'about' | 'file' | 'paste' | 'pasted' | 'read' | 'reading', string>
type Props = {
  read: FormAction<PlannedFile>
  apply: FormAction
  environment: string
  canApply: boolean
  most: number
  kinds: readonly string[]
  words: Words
  review: ReviewWords
}

/** A configuration as a file. Compared, its plan takes the place of this form. */
export function FileForm({ read, apply, environment, canApply, most, kinds, words, review }: Props) {
  return (
    <ActionForm<PlannedFile>
      action={read}
      labels={{ document: words.pasted }}
      whenDone={({ document, plan }) => (
        <ReviewForm
          action={apply}
          plan={plan}
          hidden={{ environment, document }}
          kinds={kinds}
          canApply={canApply}
          most={most}
          words={review}
        />
      )}
    >
      <Card title={words.title}>
        <div className="stack stack-4">
          <p className="secondary">{words.about}</p>
          <Field id="file" label={words.file}>
            {(control) => (
              <input {...control} className="input file-input" type="file" name="file" accept=".yaml,.yml,.json" />
            )}
          </Field>
          <details>
            <summary className="link small">{words.paste}</summary>
            <div className="mt-3">
              <TextareaField name="document" label={words.pasted} optional={true} rows={8} mono={true} />
            </div>
          </details>
          <span>
            <SubmitButton variant="secondary" pendingLabel={words.reading}>
              {words.read}
            </SubmitButton>
          </span>
        </div>
      </Card>
    </ActionForm>
  )
}
