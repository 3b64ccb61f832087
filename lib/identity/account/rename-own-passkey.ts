import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { renamePasskey } from '../passkeys/rename-passkey.ts'

/** Gives one of a person's own passkeys another name, and records it; false as `renamePasskey` says. */
export async function renameOwnPasskey(
  tx: Tx,
  person: Person,
  { id, name }: { id: string; name: string },
  { environmentId, now }: { environmentId: string; now: Date },
): Promise<boolean> {
  if (!(await renamePasskey(tx, person, id, name))) return false
  const actor = { kind: 'user', id: person.userId } as const
  const changes = { after: { passkey: id, name: name.trim() } }
  await record(tx, { at: now, action: 'passkey.renamed', actor, target: person.userId, environmentId, changes })
  return true
}
