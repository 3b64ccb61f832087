import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { normalizeEmail } from '#lib/identity/email.ts'
import { parseId } from '#lib/kernel/ids.ts'

/**
 * Which people a search finds, as a condition on `users u`: an id, or the beginning of an address, a user name, a phone
 * number, a name or one of its parts. Ranges and equality alone: under row-level security only leakproof comparisons may use an index.
 */
export function matching(tx: Tx, directoryId: string, search: string): Prisma.Sql {
  const id = parseId('user', search)
  if (id !== undefined) return Prisma.sql`u.id = ${id}::uuid`
  const typed = normalizeEmail(search) ?? search.toLowerCase()
  const names = [...new Set([search, capitalized(search)])].map(
    (name) => Prisma.sql`(u.display_name collate "C" >= ${name} and u.display_name collate "C" < ${afterAll(name)}
      or u.given_name collate "C" >= ${name} and u.given_name collate "C" < ${afterAll(name)}
      or u.family_name collate "C" >= ${name} and u.family_name collate "C" < ${afterAll(name)})`,
  )
  return Prisma.sql`(u.sub = ${search} or ${Prisma.join(names, ' or ')} or u.id in (
    select i.user_id from identifiers i
    where i.tenant_id = ${tx.tenantId}::uuid and i.directory_id = ${directoryId}::uuid
      and i.kind in ('email', 'username', 'phone')
      and i.normalized collate "C" >= ${typed} and i.normalized collate "C" < ${afterAll(typed)}))`
}

/** The first text after everything that begins with `text`, in the order of code points. */
const afterAll = (text: string): string => `${text}\u{10ffff}`

const capitalized = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/(^|[\s'-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
