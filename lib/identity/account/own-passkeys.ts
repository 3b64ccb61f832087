import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { knownProvider } from '../passkeys/provider-name.ts'

/**
 * A passkey as its owner looks at it (UX-H49). `provider`: who keeps it, where that is known. `place`: on all devices that share
 * it, on one security key, or on one device. `isCopied`: a copy was used, so it is refused.
 */
export type OwnPasskey = {
  id: string
  name: string
  provider: string | undefined
  place: 'synced' | 'key' | 'device'
  createdAt: Date
  lastUsedAt: Date | null
  isCopied: boolean
}

/** The passkeys of a person, the newest first. */
export async function listOwnPasskeys(tx: Tx, { directoryId, userId }: Person): Promise<OwnPasskey[]> {
  const rows = await tx.db.passkey.findMany({
    where: { tenantId: tx.tenantId, directoryId, userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return rows.map(({ id, name, aaguid, backupEligible, transports, createdAt, lastUsedAt, clonedAt }) => ({
    ...{ id, name, createdAt, lastUsedAt },
    provider: knownProvider(aaguid),
    place: backupEligible ? 'synced' : transports.includes('internal') ? 'device' : 'key',
    isCopied: clonedAt !== null,
  }))
}
