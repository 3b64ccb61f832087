import { readBranding } from '#lib/branding/fields.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { knownName } from '../environments/fields.ts'
import { findEnvironment } from '../environments/find.ts'

/** Whose pages are meant: one environment's, or without it the tenant's as a whole. */
export const levelFields = { environment: knownName.optional() }

/** A level that may have a branding. */
export type Level = { environmentId: string | null; displayName: string }

/** The level that an input names; undefined where there is no such environment. */
export async function findLevel(
  tx: Tx,
  { environment }: { environment?: string | undefined },
): Promise<Level | undefined> {
  if (environment !== undefined) return await findEnvironment(tx, environment)
  const { displayName } = await tx.db.tenant.findFirstOrThrow({ where: { id: tx.tenantId } })
  return { environmentId: null, displayName }
}

/** What a level has: its row, its draft, and the version that holds. Null where it never had any. */
export async function storedBranding(tx: Tx, { environmentId }: Pick<Level, 'environmentId'>) {
  const { tenantId } = tx
  const row = await tx.db.branding.findFirst({ where: { tenantId, environmentId } })
  if (row === null) return undefined
  const number = row.published
  const version =
    number === null
      ? null
      : await tx.db.brandingVersion.findUnique({
          where: { tenantId_brandingId_number: { tenantId, brandingId: row.id, number } },
        })
  return {
    ...row,
    draft: row.draft === null ? null : readBranding(row.draft),
    holds: version === null ? null : { ...version, value: readBranding(version.value) },
  }
}

/** What an environment shows while it has no branding of its own; undefined for the tenant, which has none above it. */
export const inheritedBranding = async (tx: Tx, { environmentId }: Pick<Level, 'environmentId'>) =>
  environmentId === null ? undefined : (await storedBranding(tx, { environmentId: null }))?.holds?.value
