import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { choiceFields } from '#lib/promotion/choices.ts'
import { seenLength } from '#lib/promotion/seen.ts'
import { knownName } from '../environments/fields.ts'

const seen = z
  .string()
  .max(seenLength(2 * bounds.promotion.objects))
  .regex(/^[\w-]*$/)

/** What both a plan and its application say: the target, the source, and what of it. */
export const promotionFields = {
  /** The target. */
  environment: knownName,
  /** The source: another environment … */
  from: knownName.optional(),
  /** … or a configuration as YAML or JSON. */
  document: z.string().max(bounds.promotion.documentBytes).optional(),
  ...choiceFields,
}

type Sides = { environment: string; from?: string | undefined; document?: string | undefined }
type Report = { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void }

/** One source, and not the target itself. */
export function checkSides({ environment, from, document }: Sides, context: Report): void {
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if ((from === undefined) === (document === undefined)) wrong('from', 'Name an environment, or give a file.')
  if (from === environment) wrong('from', 'Choose another environment than the one to promote to.')
}

/** What the plan that somebody looked at saw of both sides. Left out, what is there now is taken as it is. */
export const seenFields = { seen: z.strictObject({ source: seen, target: seen }).optional() }

/** Why: the trail keeps it. */
export const reasonField = z.string().trim().min(1, 'Say why. The trail keeps it.').max(bounds.text.reason)
