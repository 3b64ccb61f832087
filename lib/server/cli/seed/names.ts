import type { Draw } from './draw.ts'

const words = (text: string): readonly string[] => text.split(' ')

const given = words(
  'Ada Amara Ben Björn Carla Chidinma Dmitri Élise Elif Farid Grace Hana Ines Jonas Kenji Lucía Mateusz Noor Oleksandr Priya Quentin Rafael Sam Tomás Uma Viktor Wanda Ximena Yui Zoë',
)
const stems = words(
  'Ber Cal Dun Esp Fer Gon Har Ivan Jens Kow Lind Mor Nak Oko Pet Quin Rag Sut Tan Ulr Vu Wat Xen Yam Zim',
)
const endings = words('son ova berg elli ström aka ez man sen dal ini wicz ura ford')
const family = stems.flatMap((stem) => endings.map((ending) => `${stem}${ending}`))

const kinds = words(
  'Amber Birch Cedar Delta Ember Fjord Granite Harbor Indigo Juniper Kestrel Lumen Maple North Orchid Prairie',
)
const trades = words(
  'Foundry Freight Health Insurance Kitchens Labs Logistics Media Motors Optics Outfitters Power Retail Studios Systems Works',
)

/** What groups are called. A group has a number beside it where there are more of them than words. */
export const groupNames = words('Engineering Finance Sales Support Legal Design Operations Research Marketing People')

/** What people of a tenant are filed under. */
export const departments = words('Engineering Finance Sales Support Legal Design')

/** Every word of which names of people are made: what the database is asked the search key of. */
export const nameWords: readonly string[] = [...given, ...family]

export type PersonName = { given: string; family: string; display: string }

/** A person's name. Many people share one. */
export function personName(draw: Draw): PersonName {
  const name = { given: draw.of(given), family: draw.of(family) }
  return { ...name, display: `${name.given} ${name.family}` }
}

/** The name of the n-th tenant (from 1), which no other number has, and its slug. */
export function tenantName(n: number): { slug: string; displayName: string } {
  const kind = kinds[(n * 7) % kinds.length] ?? ''
  const trade = trades[(n * 11 + Math.floor(n / kinds.length)) % trades.length] ?? ''
  return { slug: `${kind}-${trade}-${n}`.toLowerCase(), displayName: `${kind} ${trade} ${n}` }
}
