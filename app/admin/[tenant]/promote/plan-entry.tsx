'use client'
import { useContext } from 'react'
import { Diff } from '#components/activity/diff.tsx'
import { FormContext } from '#components/form/context.ts'
import { Badge } from '#components/ui/badge.tsx'
import { useKit } from '#kit'
import { DecisionFields } from './decision-fields.tsx'
import type { PlannedEntry } from './planned.ts'
import type { ReviewWords } from './review-words.ts'

const tones = { create: 'success', change: 'warning', remove: 'danger', none: 'neutral', blocked: 'neutral' } as const

type Props = { index: number; entry: PlannedEntry; words: ReviewWords; canApply: boolean }

/** One object of a plan: whether to take it, what becomes of each field, and what is to be decided. */
export function PlanEntryItem({ index, entry, words, canApply }: Props) {
  const t = useKit()
  const { result } = useContext(FormContext)
  const { key, object, name, action, blocked, changes, asked, notes } = entry
  const chosen =
    result?.values === undefined ? action !== 'none' : (result.values['objects[]'] ?? '').split('\n').includes(key)
  const count = t('promote.fields', { count: changes.length })
  const sides = (side: 'from' | 'to') =>
    Object.fromEntries(changes.filter((each) => each[side] !== null).map((each) => [each.field, each[side]]))
  return (
    <li className="promote-entry">
      <div className="row wrap">
        {canApply && blocked === undefined ? (
          <input
            key={String(chosen)}
            type="checkbox"
            className="checkbox"
            name="objects[]"
            value={key}
            aria-label={t('promote.include', { name })}
            defaultChecked={chosen}
          />
        ) : null}
        <Badge tone={tones[action]}>{words.actionOf[action]}</Badge>
        <span className="muted small">{words.objectOf[object]}</span>
        <span className="strong promote-name">{name}</span>
      </div>
      {blocked === undefined ? null : <p className="muted small">{words.blockedOf[blocked]}</p>}
      {notes.map((note) => (
        <p key={note} className="muted small">
          {words.noteOf[note]}
        </p>
      ))}
      {changes.length === 0 ? null : (
        <details open={action === 'change'}>
          <summary className="link small" aria-label={`${count}: ${name}`}>
            {count}
          </summary>
          <div className="mt-3">
            <Diff before={sides('from')} after={sides('to')} />
          </div>
        </details>
      )}
      {asked.length === 0 || !canApply ? null : (
        <div className="stack stack-3">
          <input type="hidden" name={`client_${index}`} value={name} />
          <p className="muted small">{words.ownHint}</p>
          {asked.map((each) => (
            <DecisionFields key={each.field} index={index} client={name} asked={each} words={words} />
          ))}
        </div>
      )}
    </li>
  )
}
