import { Client } from 'pg'
import { record } from '#lib/audit/record.ts'
import { asPlatform } from '#lib/db/as-platform.ts'
import { roleStatements } from '#lib/db/migrate/roles.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { keyCheckValue, rolePasswords } from '#lib/keys/master.ts'
import { rewrapTenant } from '#lib/keys/rewrap.ts'
import { renewPortalSecret } from '#lib/tenancy/portal-client.ts'
import { platformTenant } from '#lib/tenancy/resolve.ts'
import { StartRefusal } from '../start-refusal.ts'
import { refuseWhileServing } from './not-serving.ts'
import type { Opened } from './open-database.ts'

type Masters = { old: Buffer; new: Buffer }

const timeoutMs = 600_000

/**
 * Replaces the master key: the tenants' data keys are wrapped anew, what was derived from the old key is derived from the
 * new one, and keys made ahead of need are thrown away. The three roles' transactions commit one right after the other.
 */
export async function rewrapKeys(opened: Opened, next: Buffer, now: Date): Promise<{ tenants: number }> {
  const old = opened.config.masterKey
  if (old.equals(next)) throw new StartRefusal('This is the master key already.')
  await refuseWhileServing(opened)
  const tenants = await asPlatform((db) => db.tenant.findMany({ select: { id: true } }))
  const platform = await platformTenant()
  await withTenant(
    platform.id,
    async (tx) => {
      // First of all: the event is sealed under a data key that the old master key still opens.
      const actor = { kind: 'system', id: 'command line' } as const
      await record(tx, { at: now, action: 'platform.master_key_changed', actor, target: platform.id })
      for (const { id } of tenants) await tx.enter(id, (inner) => rewrapOne(inner, { old, new: next }, now))
      await changeKeyCheck(next, now)
    },
    { timeoutMs },
  )
  await setRolePasswords(opened.url, next)
  return { tenants: tenants.length }
}

async function rewrapOne(tx: Tx, master: Masters, now: Date): Promise<void> {
  await rewrapTenant(tx, master)
  await renewPortalSecret(tx, master.new, now)
}

/** Keys of the pool are sealed under the master key itself and belong to nobody yet: new ones are made instead. */
const changeKeyCheck = (next: Buffer, now: Date): Promise<void> =>
  asPlatform(async (db) => {
    await db.keyPool.deleteMany()
    await db.platformState.updateMany({ data: { keyCheck: Uint8Array.from(keyCheckValue(next)), updatedAt: now } })
  })

async function setRolePasswords(url: string, master: Buffer): Promise<void> {
  const admin = new Client({ connectionString: url })
  await admin.connect()
  try {
    const { rows } = await admin.query<{ name: string }>('select current_database() as name')
    await admin.query('begin')
    for (const statement of roleStatements(rows[0]?.name ?? '', rolePasswords(master))) await admin.query(statement)
    await admin.query('commit')
  } finally {
    await admin.end()
  }
}
