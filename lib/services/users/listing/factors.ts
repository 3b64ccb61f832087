import { Prisma } from '#lib/db/generated/client.ts'

/** How `users.factors` adds up what a person can prove who they are with. */
export const factorBits = { password: 1, passkey: 2, totp: 4, recovery_code: 8 } as const

export type Factor = keyof typeof factorBits

/** What the list can be asked for: somebody who has one of these, or who has no second one. */
export const factorChoices = ['passkey', 'totp', 'recovery_code', 'password', 'none'] as const
export type FactorChoice = (typeof factorChoices)[number]

const every = Array.from({ length: 16 }, (_, sum) => sum)
const second = factorBits.passkey | factorBits.totp

/** The names of what a stored sum holds. */
export const factorsIn = (sum: number): Factor[] =>
  (Object.keys(factorBits) as Factor[]).filter((factor) => (sum & factorBits[factor]) !== 0)

/** Every stored sum that holds none of some bits. Equality with one of them is what an index serves. */
export const sumsWithout = (bits: number): number[] => every.filter((sum) => (sum & bits) === 0)

/** That a person `r` has any of these. Equality with each sum that does: an index serves that, and no sign of bits. */
export function hasAnyFactor(wanted: readonly FactorChoice[]): Prisma.Sql {
  const meets = (sum: number) =>
    wanted.some((choice) => (choice === 'none' ? (sum & second) === 0 : (sum & factorBits[choice]) !== 0))
  return Prisma.sql`r.factors in (${Prisma.join(every.filter(meets).map((sum) => Prisma.raw(String(sum))))})`
}
