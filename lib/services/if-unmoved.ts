import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'

/** What a form knew of an object when it was shown. */
export type Seen = { version?: bigint | undefined; updatedAt?: string | undefined }

/**
 * Refuses with `conflict` when an object moved since a form read it (UX: who changed what meanwhile). A form that says no
 * version overwrites: that is what "Save mine anyway" sends.
 */
export async function ifUnmoved(_tx: Tx, row: { id: string; version: bigint }, seen: Seen, what: string) {
  if (seen.version === undefined || seen.version === row.version) return
  throw new ServiceError('conflict', `${what} changed meanwhile. Load the page again to see what is stored now.`)
}
