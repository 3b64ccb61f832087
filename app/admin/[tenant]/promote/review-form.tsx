'use client'
import { ActionForm } from '#components/form/action-form.tsx'
import { TextField } from '#components/form/fields.tsx'
import { HiddenFields } from '#components/form/hidden-fields.tsx'
import type { FormAction } from '#components/form/result.ts'
import { SubmitButton } from '#components/form/submit-button.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Card } from '#components/ui/card.tsx'
import { useKit } from '#kit'
import { PlanEntryItem } from './plan-entry.tsx'
import { isShown, type Planned } from './planned.ts'
import type { ReviewWords } from './review-words.ts'

type Props = {
  action: FormAction
  plan: Planned
  /** What names the sides: the target, and the source or the file's text. */
  hidden: Readonly<Record<string, string>>
  kinds: readonly string[]
  canApply: boolean
  /** How many fields may wait for a decision on one page. */
  most: number
  words: ReviewWords
}

/** A plan, field by field, with its decisions as fields: what is ticked is applied, all of it or nothing. */
export function ReviewForm({ action, plan, hidden, kinds, canApply, most, words }: Props) {
  const t = useKit()
  const entries = plan.entries.filter(isShown)
  const count = (wanted: string) => entries.filter((entry) => entry.action === wanted).length
  const counts = t('promote.counts', {
    create: count('create'),
    change: count('change'),
    remove: count('remove'),
  })
  if (entries.length === 0)
    return (
      <Card title={words.title}>
        <p>
          <strong>{words.nothing}.</strong> {words.nothingText}
        </p>
      </Card>
    )
  const isTooMuch = entries.reduce((sum, { asked }) => sum + asked.length, 0) > most
  const mayDecide = canApply && !isTooMuch
  const list = (
    <Card title={words.title} aside={<span className="muted small">{counts}</span>} flush={true}>
      <ul className="items">
        {entries.map((entry, index) => (
          <PlanEntryItem key={entry.key} index={index} entry={entry} words={words} canApply={mayDecide} />
        ))}
      </ul>
    </Card>
  )
  if (!canApply)
    return (
      <div className="stack stack-4">
        <Banner tone="info" title={words.mayNot}>
          <p>{words.mayNotText}</p>
        </Banner>
        {list}
      </div>
    )
  if (isTooMuch)
    return (
      <div className="stack stack-4">
        <Banner tone="warning" title={words.tooMany} />
        {list}
      </div>
    )
  const labels = Object.fromEntries(
    entries.flatMap(({ name, asked }, index) =>
      asked.map(({ field }) => [`take_${index}_${field}`, t('promote.of', { field: words.ownFields[field], name })]),
    ),
  )
  return (
    <ActionForm action={action} labels={{ ...labels, reason: words.reason }}>
      <HiddenFields fields={{ ...hidden, seenSource: plan.seen.source, seenTarget: plan.seen.target }} />
      {kinds.map((kind) => (
        <input key={kind} type="hidden" name="kinds[]" value={kind} />
      ))}
      {list}
      <TextField name="reason" label={words.reason} hint={words.reasonHint} maxLength={200} autoComplete="off" />
      <div className="row wrap">
        <SubmitButton pendingLabel={words.applying}>{words.apply}</SubmitButton>
        <span className="muted small">{words.same}</span>
      </div>
    </ActionForm>
  )
}
