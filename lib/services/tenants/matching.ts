import { Prisma } from '#lib/db/generated/client.ts'

/** The words of a tenant's slug and name, as tenants_words_idx holds them, letter by letter. */
const wordsOf = Prisma.sql`array_to_tsvector(array_remove(regexp_split_to_array(lower(t.slug || ' ' || t.display_name), '[^[:alnum:]]+'), ''))`

/**
 * Which tenants a search finds, as a condition on `tenants t`: those of whose slug or name some word begins with each word
 * typed. Read as signet_platform, whose policy on tenants is `true`: so the index serves.
 */
export function matchingTenants(search: string): Prisma.Sql {
  const words = search
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  if (words.length === 0) return search === '' ? Prisma.sql`true` : Prisma.sql`false`
  // Letters and digits alone are left, so that nothing can end the quotes.
  const wanted = words.map((word) => `'${word}':*`).join(' & ')
  return Prisma.sql`${wordsOf} @@ ${wanted}::tsquery`
}
