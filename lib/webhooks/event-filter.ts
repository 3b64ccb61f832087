import { actions, isAction } from '#lib/audit/catalogue.ts'
import { Prisma } from '#lib/db/generated/client.ts'

const kinds = new Set(Object.keys(actions).map((action) => action.split('.')[0] ?? ''))

/** Every action that a webhook may ask for, and every kind of them (`client.*`). */
export const askableEvents: readonly string[] = [...[...kinds].map((kind) => `${kind}.*`), ...Object.keys(actions)]

/** Whether `text` names an action of the catalogue, or (`client.*`) all actions of one kind. */
export const isEventPattern = (text: string): boolean =>
  isAction(text) || (text.endsWith('.*') && kinds.has(text.slice(0, -2)))

/** Holds for events `e` that a webhook asked for: those it names, those of the kinds it names, or all when it names none. */
export function asked(events: readonly string[]): Prisma.Sql {
  if (events.length === 0) return Prisma.sql`true`
  const wanted = events.filter((event) => !event.endsWith('.*'))
  const groups = events.filter((event) => event.endsWith('.*')).map((event) => event.slice(0, -2))
  return Prisma.sql`(e.action = any (${wanted}) or split_part(e.action, '.', 1) = any (${groups}))`
}
