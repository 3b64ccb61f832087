import type { z } from 'zod'

/**
 * What is wrong with a field, where its schema has no sentence of its own: as the house says such things, and not as the library
 * does. Values stand at the end or between words, so that the console can say the same in another language.
 */
export const plainly: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'too_big') return tooBig(issue)
  if (issue.code === 'too_small') return tooSmall(issue)
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? 'is needed' : `is not of the type ${issue.expected}`
  if (issue.code === 'invalid_value') return `is none of ${issue.values.slice(0, 20).map(String).join(', ')}`
  if (issue.code !== 'invalid_format') return 'is not understood'
  return issue.format === 'regex' ? 'is not in the right form' : `is not in the form ${issue.format}`
}

function tooBig({
  origin,
  maximum,
  inclusive,
}: Pick<z.core.$ZodIssueTooBig, 'origin' | 'maximum' | 'inclusive'>): string {
  if (origin === 'string') return `is longer than ${maximum} characters`
  if (origin === 'array' || origin === 'set' || origin === 'map') return `has more than ${maximum} items`
  return inclusive === false ? `is less than ${maximum}` : `is at most ${maximum}`
}

function tooSmall({
  origin,
  minimum,
  inclusive,
}: Pick<z.core.$ZodIssueTooSmall, 'origin' | 'minimum' | 'inclusive'>): string {
  if (origin === 'string') return minimum === 1 ? 'is needed' : `needs at least ${minimum} characters`
  if (origin === 'array' || origin === 'set' || origin === 'map')
    return minimum === 1 ? 'needs at least one' : `needs at least ${minimum} items`
  return inclusive === false ? `is more than ${minimum}` : `is at least ${minimum}`
}
