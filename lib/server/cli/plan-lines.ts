import type { planPromotion } from '#lib/services/promotion/plan.ts'

type Planned = Awaited<ReturnType<typeof planPromotion.call>>

const marks = { create: '+', change: '~', remove: '-', none: ' ', blocked: '!' } as const
const notes = {
  needs_secret: 'it gets no secret: make one in the console once it is there',
  secrets_end: 'the secrets that it has end',
  loses: 'its secrets, consents and tokens go, and a roll back does not bring them back',
} as const
const blocked = {
  ambiguous: 'left alone: several clients have this name',
  other_kind: 'left alone: in the target it is a client of another kind',
  absent: 'left alone: it is not in the target',
} as const

/** A plan as lines for a terminal: what is created, changed and removed, field by field, and what waits for a decision. */
export function planLines({ entries, faults }: Planned): string[] {
  const shown = entries.filter(({ chosen, action }) => chosen || action === 'blocked')
  const lines = shown.flatMap((entry) => [
    `${marks[entry.action]} ${entry.object} ${entry.name}`,
    ...(entry.action === 'change'
      ? entry.changes.map(({ field, from, to }) => `    ${field}: ${JSON.stringify(from)} -> ${JSON.stringify(to)}`)
      : []),
    ...entry.notes.map((note) => `    ${notes[note]}`),
    ...(entry.blocked === undefined ? [] : [`    ${blocked[entry.blocked]}`]),
  ])
  const count = (action: string) => entries.filter((each) => each.chosen && each.action === action).length
  const wrong = Object.entries(faults).map(([field, sentence]) => `? ${field}: ${sentence}`)
  return [
    ...lines,
    ...wrong,
    `${count('create')} to create, ${count('change')} to change, ${count('remove')} to remove.`,
    ...(wrong.length === 0 ? [] : ['Decide with --addresses keep|file, or one by one with --decisions <file>.']),
  ]
}

/** Whether a plan would change anything, or waits for a decision. */
export const hasChanges = ({ entries, faults }: Planned): boolean =>
  entries.some(({ chosen, action }) => chosen && action !== 'none') || Object.keys(faults).length > 0
