import type { Tx } from '#lib/db/with-tenant.ts'
import { requestContext } from '#lib/kernel/context.ts'
import { chooseLanguage } from '#lib/language/choose-language.ts'
import type { Language } from '#lib/language/languages.ts'
import type { Overrides } from '#lib/language/words-in.ts'
import type { LetterBrand } from './letter.ts'

/** Who reads a mail, and as whose it comes. */
export type Reader = {
  language: Language
  /** IANA; null is told in UTC. */
  timeZone: string | null
  /** The tenant's name. */
  tenant: string
  brand: LetterBrand
  /** The tenant's own texts. */
  overrides?: Overrides | undefined
}

/** What is known of a reader, and the environment that writes to them. */
type Known = {
  /** As they chose it. */
  locale?: string | null | undefined
  timeZone?: string | null | undefined
  environmentId?: string | undefined
}

/** A reader in their own language, else that of the page on which they asked, else their tenant's. */
export async function readerOf(tx: Tx, { locale, timeZone = null }: Known = {}): Promise<Reader> {
  const { displayName, defaultLanguage } = await tx.db.tenant.findUniqueOrThrow({
    where: { id: tx.tenantId },
    select: { displayName: true, defaultLanguage: true },
  })
  const language = chooseLanguage({ user: locale, cookie: requestContext().language?.(), tenant: defaultLanguage })
  return { language, timeZone, tenant: displayName, brand: { name: displayName } }
}
