import type { Brand } from '#lib/branding/brand.ts'
import { loadBrand } from '#lib/branding/load.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { requestContext } from '#lib/kernel/context.ts'
import { config } from '#lib/kernel/env.ts'
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

/** What is known of a reader, and which environment writes; without one, the first of their directory or tenant that people use. */
type Known = {
  /** As they chose it. */
  locale?: string | null | undefined
  timeZone?: string | null | undefined
  environmentId?: string | undefined
  directoryId?: string | undefined
  /** It warns them of something, so that whoever did it has no say in the language it is in. */
  isWarning?: boolean
}

/** A reader in their own language, else that of the page on which they asked, else their tenant's; in their tenant's colours and texts. */
export async function readerOf(
  tx: Tx,
  { locale, timeZone = null, isWarning = false, ...where }: Known = {},
): Promise<Reader> {
  const [own] = await tx.sql<{ displayName: string; defaultLanguage: string | null }>`
    select display_name as "displayName", default_language as "defaultLanguage" from tenants where id = ${tx.tenantId}`
  if (own === undefined) throw new Error('a mail of a tenant that is not there')
  const { displayName, defaultLanguage } = own
  const language = chooseLanguage({
    user: locale,
    cookie: isWarning ? undefined : requestContext().language?.(),
    tenant: defaultLanguage,
  })
  const brand = await brandFor(tx, where, displayName)
  const name = brand?.name ?? displayName
  return {
    language,
    timeZone,
    tenant: name,
    brand: brand === undefined ? { name } : letterBrand(brand),
    overrides: brand?.texts,
  }
}

async function brandFor(tx: Tx, { environmentId, directoryId }: Known, tenantName: string): Promise<Brand | undefined> {
  const { tenantId } = tx
  const named = environmentId ?? null
  const [environment] = await tx.sql<{ id: string; issuer: string }>`
    select id, issuer from environments
    where tenant_id = ${tenantId} and (id = ${named}::uuid or (${named}::uuid is null and kind <> 'control'
      and directory_id = coalesce(${directoryId ?? null}::uuid, directory_id)))
    order by created_at, id limit 1`
  if (environment === undefined) return undefined
  const { id, issuer } = environment
  return loadBrand(tx, id, { issuer, tenantName })
}

/** Light colours alone: on a dark screen a button keeps them, for they are legible on each other. Pictures are of our own origin. */
const letterBrand = ({ name, palettes: { light }, logo }: Brand): LetterBrand => ({
  name,
  accent: light.accent,
  onAccent: light['on-accent'],
  ...(logo === undefined ? {} : { logoUrl: new URL(logo.light, config().origin).href }),
})
