import { PrismaPg } from '@prisma/adapter-pg'
import { Client } from 'pg'
import { record } from '#lib/audit/record.ts'
import { type Prisma, PrismaClient } from '#lib/db/generated/client.ts'
import { roleStatements } from '#lib/db/migrate/roles.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { keyCheckValue, rolePasswords } from '#lib/keys/master.ts'
import { rewrapTenant } from '#lib/keys/rewrap.ts'
import { renewPortalSecret } from '#lib/tenancy/portal-client.ts'
import { platformSlug } from '#lib/tenancy/slugs.ts'
import { StartRefusal } from '../start-refusal.ts'
import { refuseWhileServing } from './not-serving.ts'
import type { Opened } from './open-database.ts'

const transactionMs = 600_000

/**
 * Replaces the master key: the tenants' data keys are wrapped anew, what was derived from the old key is derived from the
 * new one, and keys made ahead of need are thrown away. One transaction as signet_owner; then the roles' passwords.
 */
export async function rewrapKeys(opened: Opened, next: Buffer, now: Date): Promise<{ tenants: number }> {
  const old = opened.config.masterKey
  if (old.equals(next)) throw new StartRefusal('This is the master key already.')
  await refuseWhileServing(opened)
  const prisma = new PrismaClient({ adapter: new PrismaPg({ connectionString: opened.ownerUrl }) })
  try {
    const tenants = await prisma.$transaction((db) => rewrapAll(db, { old, new: next }, now), {
      timeout: transactionMs,
    })
    await setRolePasswords(opened.url, next)
    return { tenants }
  } finally {
    await prisma.$disconnect()
  }
}

async function rewrapAll(db: Prisma.TransactionClient, master: { old: Buffer; new: Buffer }, now: Date) {
  const tenants = await db.tenant.findMany({ select: { id: true, slug: true } })
  for (const { id, slug } of tenants) {
    const tx = await enter(db, id)
    await rewrapTenant(tx, master)
    await renewPortalSecret(tx, master.new, now)
    if (slug !== platformSlug) continue
    const actor = { kind: 'system', id: 'command line' } as const
    await record(tx, { at: now, action: 'platform.master_key_changed', actor, target: id })
  }
  await db.keyPool.deleteMany()
  await db.platformState.updateMany({ data: { keyCheck: Uint8Array.from(keyCheckValue(master.new)), updatedAt: now } })
  return tenants.length
}

async function enter(db: Prisma.TransactionClient, tenantId: string): Promise<Tx> {
  await db.$queryRaw`select set_config('app.tenant_id', ${tenantId}, true)`
  return {
    tenantId,
    db,
    enter: async (inner, run) => run(await enter(db, inner)),
  }
}

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
