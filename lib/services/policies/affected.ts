import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Values } from '#lib/policy/fields.ts'
import { holdersOf } from '../roles/holders.ts'
import { lackingFactor } from './lacking-factor.ts'
import type { PolicyPlace } from './place.ts'

/** How many there are, counted up to `bounds.list.countable`; beyond, at least so many. */
export type Affected = {
  what: 'people' | 'sessions' | 'clients' | 'families' | 'reached' | 'unenrolled'
  count: number
  exact: boolean
}

/**
 * Whom a change of a policy reaches: people by their directory or role, and those who lack what it would ask (`then`); sessions and
 * apps by the environments it holds in. Who may sign up changes nothing for those who are there.
 */
export async function affectedBy(tx: Tx, place: PolicyPlace, then: Then, now: Date): Promise<Affected[]> {
  const { topic, scope, key } = place
  if (topic === 'sign_up') return []
  if (topic === 'mfa') return peopleUnder(tx, place, then as Values<'mfa'>)
  if (scope.directoryId !== undefined)
    return [
      await count(
        tx,
        'people',
        Prisma.sql`users where tenant_id = ${tx.tenantId}::uuid and directory_id = ${scope.directoryId}::uuid`,
      ),
    ]
  const environments = await environmentsOf(tx, place)
  const inThem = Prisma.sql`tenant_id = ${tx.tenantId}::uuid and environment_id = any (${environments}::uuid[])`
  if (topic === 'session')
    return [
      await count(
        tx,
        'sessions',
        Prisma.sql`sessions where ${inThem} and ended_at is null and idle_expires_at > ${now}::timestamptz`,
      ),
    ]
  const ofClient = key.clientId === null ? Prisma.empty : Prisma.sql`and client_id = ${key.clientId}::uuid`
  const client = key.clientId === null ? Prisma.empty : Prisma.sql`and id = ${key.clientId}::uuid`
  return [
    await count(tx, 'clients', Prisma.sql`clients where ${inThem} and built_in is null ${client}`),
    await count(
      tx,
      'families',
      Prisma.sql`token_families where ${inThem} ${ofClient} and revoked_at is null and expires_at > ${now}::timestamptz`,
    ),
  ]
}

/** What would hold, by field. */
type Then = Readonly<Record<string, number>>

/** The active people of a place, and how many of them have not set up what it would ask. */
async function peopleUnder(tx: Tx, place: PolicyPlace, then: Values<'mfa'>): Promise<Affected[]> {
  const people = await peopleOf(tx, place)
  const lacking = lackingFactor(then)
  const reached = await count(tx, 'reached', people)
  return lacking === undefined
    ? [reached]
    : [reached, await count(tx, 'unenrolled', Prisma.sql`${people} and ${lacking}`)]
}

async function peopleOf(tx: Tx, { key }: PolicyPlace): Promise<Prisma.Sql> {
  const active = Prisma.sql`u.tenant_id = ${tx.tenantId}::uuid and u.status = 'active'`
  if (key.roleId !== null)
    return Prisma.sql`users u where ${active} and (u.directory_id, u.id) in (${holdersOf(tx, [key.roleId])})`
  const where = { tenantId: tx.tenantId, ...(key.environmentId === null ? {} : { id: key.environmentId }) }
  const rows = await tx.db.environment.findMany({ where, select: { directoryId: true } })
  const directories = [...new Set(rows.map(({ directoryId }) => directoryId))]
  return Prisma.sql`users u where ${active} and u.directory_id = any (${directories}::uuid[])`
}

/** What is said for the whole tenant holds in each environment, unless a nearer level says otherwise: those are counted too. */
async function environmentsOf(tx: Tx, { scope }: PolicyPlace): Promise<string[]> {
  if (scope.environment !== undefined) return [scope.environment.id]
  const rows = await tx.db.environment.findMany({ where: { tenantId: tx.tenantId }, select: { id: true } })
  return rows.map(({ id }) => id)
}

async function count(tx: Tx, what: Affected['what'], from: Prisma.Sql): Promise<Affected> {
  const most = bounds.list.countable
  const rows = await tx.db.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from (select 1 from ${from} limit ${most + 1}) found`
  const total = rows[0]?.total ?? 0
  return { what, count: Math.min(total, most), exact: total <= most }
}
