import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Choices } from '#lib/promotion/choices.ts'
import type { ConfigurationDocument } from '#lib/promotion/document.ts'
import { type Plan, type PlanEntry, planFaults } from '#lib/promotion/plan.ts'
import { movedSince } from '#lib/promotion/seen.ts'

/** Refuses, and says what, when a side is not what somebody saw of it. */
export function refuseMoved(seen: string, document: ConfigurationDocument, side: 'source' | 'target'): void {
  const moved = movedSince(seen, document)
  if (moved === null) return
  const named = moved.keys.slice(0, 20).map((key) => key.replace(':', ' '))
  const gone = moved.gone === 0 ? [] : [`${moved.gone} that ${moved.gone === 1 ? 'is' : 'are'} gone`]
  throw new ServiceError('conflict', `The ${side} has changed since the plan. Nothing was applied: make a new plan.`, {
    fields: { [`seen.${side}`]: `changed: ${[...named, ...gone].join(', ')}` },
  })
}

const blockedWords = {
  ambiguous: 'is the name of several clients: give them different names first',
  other_kind: 'is a client of another kind in the target, and a kind is for good',
  absent: 'is not in the target: promote clients too',
} as const

/** Refuses entries that can't be applied as they are, with each field named; and objects that were named and can't be taken. */
export function refuseFaulty(plan: Plan, chosen: readonly PlanEntry[], { objects }: Pick<Choices, 'objects'>): void {
  const fields = planFaults(chosen)
  for (const key of objects ?? []) {
    const entry = plan.entries.find((each) => each.key === key)
    if (entry === undefined) fields[`objects.${key}`] = 'is on neither side'
    else if (entry.blocked !== undefined) fields[`objects.${key}`] = blockedWords[entry.blocked]
  }
  if (Object.keys(fields).length > 0)
    throw new ServiceError('invalid', 'Nothing was applied: some things need another look.', { fields })
  if (chosen.length > bounds.promotion.objects)
    throw new ServiceError('invalid', `A promotion changes at most ${bounds.promotion.objects} objects. Choose fewer.`)
}
