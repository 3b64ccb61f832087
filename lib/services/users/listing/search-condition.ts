import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { normalizeEmail } from '#lib/identity/email.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Condition } from '../../listing/condition.ts'
import { nobody } from './nobody.ts'
import { type People, theirs } from './people.ts'

/** The first text after everything that begins with a text, by code points. */
const afterAll = (text: string): string => `${text}\u{10ffff}`

/** A phone number as people write it; it is stored as digits. */
const asNumber = /^\+?(?=(?:\D*\d){5})[\d\s().-]+$/

/** From here on a search finds what stands inside a name, too; shorter ones find what begins so. */
const inside = 3

/**
 * That a person is known by what was typed: their id, or a part of their name, address, user name, number or external id,
 * without regard to case and accents.
 */
export async function searchCondition(tx: Tx, people: People, search: string): Promise<Condition> {
  const id = parseId('user', search)
  if (id !== undefined) return byId(people, id)
  const typed = asNumber.test(search) ? search.replaceAll(/\D/g, '') : search
  const rows = await tx.db.$queryRaw<{ key: string }[]>`select search_key(${typed}) as key`
  const key = rows[0]?.key ?? ''
  if (key === '') return nobody
  return [...key].length < inside ? beginsWith(people, key) : contains(people, key)
}

function byId(people: People, id: string): Condition {
  const test = Prisma.sql`r.id = ${id}::uuid`
  return { source: Prisma.sql`select r.id from users r where ${theirs(people, 'r')} and ${test}`, test }
}

function beginsWith(people: People, key: string): Condition {
  const named = Prisma.sql`r.name_key >= ${key} and r.name_key < ${afterAll(key)}`
  const known = Prisma.sql`${theirs(people, 'i')} and i.kind in ('email', 'username', 'phone')
    and i.normalized collate "C" >= ${key} and i.normalized collate "C" < ${afterAll(key)}`
  return {
    source: Prisma.sql`select r.id from users r where ${theirs(people, 'r')} and ${named}
      union select i.user_id from identifiers i where ${known}`,
    test: Prisma.sql`(${named} or exists (select from identifiers i where ${known} and i.user_id = r.id))`,
  }
}

function contains(people: People, key: string): Condition {
  const pattern = `%${key.replaceAll(/[\\%_]/g, '\\$&')}%`
  return {
    source: Prisma.sql`select s as id from search_users(${people.directoryId}, ${key}, ${bounds.list.countable + 1}) s`,
    // One row's text at a time: no estimate of how many match can turn a walk into a scan of everybody's text.
    test: Prisma.sql`(select s.text from user_search s where ${theirs(people, 's')} and s.user_id = r.id) like ${pattern}`,
  }
}

/**
 * Those whom a search names exactly, by address, user name, number, external id or subject: they come first (UX-C2). At most
 * ten: an unverified address may be several people's.
 */
export async function exactly(tx: Tx, people: People, search: string): Promise<string[]> {
  const typed = normalizeEmail(search) ?? search.toLowerCase()
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    select id::text from (
      select i.user_id as id from identifiers i
      where ${theirs(people, 'i')} and i.kind in ('email', 'username', 'phone') and i.normalized collate "C" = ${typed}
      union select r.id from users r where ${theirs(people, 'r')} and r.sub = ${search}
      union select r.id from users r where ${theirs(people, 'r')} and r.external_id = ${search}
    ) named
    order by id limit 10`
  return rows.map(({ id }) => id)
}
