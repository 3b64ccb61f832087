import { StartRefusal } from '../../start-refusal.ts'

/** What is to be seeded. The same order makes the same rows, but for what has to be secret. */
export type SeedOrder = {
  tenants: number
  users: number
  /** Events of the trail, a tenant on average; a tenant has as many of them as it has of the people. */
  events: number
  /** Another number makes other ids. */
  seed: number
  /** Midnight (UTC) of the day on which all of it ends. */
  at: Date
}

export type SeedOptions = { tenants?: string; users?: string; events?: string; seed?: string; at?: string }

const most = { tenants: 100_000, users: 10_000_000, events: 20_000_000 } as const

/** Reads what was typed. Refuses sizes that make no sense or fill a disk. */
export function readSeedOrder(options: SeedOptions, now: Date): SeedOrder {
  const tenants = count('tenants', options.tenants ?? '1', 1, most.tenants)
  const users = count('users', options.users ?? String(tenants * 100), tenants, most.users)
  const events = count('events', options.events ?? '0', 0, Math.floor(most.events / tenants))
  const seed = count('seed', options.seed ?? '1', 0, 2 ** 31)
  return { tenants, users, events, seed, at: day(options.at, now) }
}

function count(name: string, typed: string, least: number, largest: number): number {
  const number = /^\d{1,10}$/.test(typed) ? Number(typed) : Number.NaN
  if (number >= least && number <= largest) return number
  const why = name === 'users' ? ' Every tenant has an owner at least.' : ''
  throw new StartRefusal(`--${name} is a number from ${least} to ${largest}, not ${JSON.stringify(typed)}.${why}`)
}

function day(typed: string | undefined, now: Date): Date {
  const text = typed ?? now.toISOString().slice(0, 10)
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN)
  const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
  if (isDay && at <= now) return at
  throw new StartRefusal(`--at is a day that has begun, such as ${now.toISOString().slice(0, 10)}.`)
}

/** The order as one would type it again. */
export const orderLine = ({ tenants, users, events, seed, at }: SeedOrder): string =>
  `seed --tenants ${tenants} --users ${users} --events ${events} --seed ${seed} --at ${at.toISOString().slice(0, 10)}`
