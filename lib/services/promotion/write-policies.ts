import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { sameText } from '#lib/promotion/canonical.ts'
import type { PolicySets } from '#lib/promotion/document.ts'
import type { Change } from '../record.ts'

/** Where policies stand: at an environment, or at a client of it. */
export type PolicyPlace = { environmentId: string; clientId: string | null }

/** Makes the policies of one place what they shall be, kind by kind: what sets nothing any more goes. One event for each kind. */
export async function writePolicies(
  tx: Tx,
  place: PolicyPlace,
  { before, after }: { before: PolicySets; after: PolicySets },
  now: Date,
): Promise<Change[]> {
  const level = place.clientId === null ? 'environment' : 'client'
  const changes: Change[] = []
  const kinds = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof PolicySets)[]
  for (const kind of kinds.toSorted()) {
    const [was, is] = [before[kind], after[kind]]
    if (sameText(was ?? null) === sameText(is ?? null)) continue
    const at = { tenantId: tx.tenantId, level, kind, ...place, directoryId: null }
    const known = await tx.db.policy.findFirst({ where: at, select: { id: true } })
    const id = known?.id ?? newId(now)
    if (is === undefined) await tx.db.policy.deleteMany({ where: { tenantId: tx.tenantId, id } })
    else if (known === null)
      await tx.db.policy.createMany({ data: [{ ...at, id, value: is, createdAt: now, updatedAt: now }] })
    else await tx.db.policy.updateMany({ where: { tenantId: tx.tenantId, id }, data: { value: is, updatedAt: now } })
    const told = {
      topic: kind,
      level,
      ...(place.clientId === null ? {} : { client: formatId('client', place.clientId) }),
    }
    changes.push({
      action: 'policy.changed',
      id,
      environmentId: place.environmentId,
      before: was === undefined ? null : { ...told, ...was },
      after: is === undefined ? null : { ...told, ...is },
    })
  }
  return changes
}
