import type { planPromotion } from '#lib/services/promotion/plan.ts'

export type Planned = Awaited<ReturnType<typeof planPromotion.call>>
export type PlannedEntry = Planned['entries'][number]
export type AskedField = PlannedEntry['asked'][number]

/** A file that was compared, with its text: it is sent again when the plan is applied. */
export type PlannedFile = { document: string; plan: Planned }

/** Whether there is anything to see of an entry: it changes, waits for a decision, or is left alone for a reason. */
export const isShown = ({ action, asked }: PlannedEntry): boolean => action !== 'none' || asked.length > 0
