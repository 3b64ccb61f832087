import { z } from 'zod'
import { Prisma } from '#lib/db/generated/client.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'

const days = z.coerce.number().int().min(1).max(3_650)
const day = z.iso.date()

/**
 * When somebody signed in last: within so many days (`within`) or longer ago than that (`beyond`), from a day to a day (UTC,
 * both included), never, or `orNever` besides.
 */
export const signedInField = z
  .strictObject({
    within: days.optional(),
    beyond: days.optional(),
    from: day.optional(),
    to: day.optional(),
    never: z.boolean().optional(),
    orNever: z.boolean().optional(),
  })
  .refine((asked) => Object.keys(asked).some((name) => name !== 'orNever'), 'says no time')

export type SignedIn = z.output<typeof signedInField>

/** That a person `r` signed in last when it was asked for. Their `sign_in_key` says when, in microseconds; 0 is never. */
export function signedIn({ within, beyond, from, to, never, orNever }: SignedIn, now: Date): Prisma.Sql {
  const key = Prisma.sql`r.sign_in_key`
  if (never === true) return Prisma.sql`${key} = 0`
  const since = [
    ...(within === undefined ? [] : [daysBefore(now, within)]),
    ...(from === undefined ? [] : [startOf(from)]),
  ]
  const until = [
    ...(beyond === undefined ? [] : [daysBefore(now, beyond)]),
    ...(to === undefined ? [] : [plusSeconds(startOf(to), daySeconds)]),
  ]
  const least = Math.max(0, ...since.map(micros))
  const end = Math.min(Number.MAX_SAFE_INTEGER, ...until.map(micros))
  const range = Prisma.sql`${key} >= ${least === 0 && orNever !== true ? 1 : least}::bigint and ${key} < ${end}::bigint`
  return orNever === true && least > 0 ? Prisma.sql`(${key} = 0 or (${range}))` : Prisma.sql`(${range})`
}

const daySeconds = 86_400
const daysBefore = (now: Date, count: number): Date => plusSeconds(now, -count * daySeconds)
const startOf = (date: string): Date => new Date(`${date}T00:00:00Z`)
const micros = (at: Date): number => at.getTime() * 1000
