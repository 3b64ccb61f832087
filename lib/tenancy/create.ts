import { managementAudience, tenantPermissions } from '#lib/access/permissions.ts'
import { type EventActor, record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { enqueue } from '#lib/jobs/enqueue.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { addDataKey } from '#lib/keys/data-keys.ts'
import { addDirectory } from './directories.ts'
import { addEnvironment } from './environments.ts'
import { createPortalClient } from './portal-client.ts'
import { checkSlug, platformSlug } from './slugs.ts'

export type NewTenant = { slug: string; displayName: string; origin: string; actor: EventActor; now: Date }

export type CreatedTenant = {
  id: string
  slug: string
  directories: { main: string; staging?: string }
  environments: { production: string; staging?: string; control: string }
  managementApiId: string
  portalClient: { id: string; clientId: string }
}

/**
 * Makes a tenant whole (DESIGN section 1): two directories, so that test accounts are never production accounts; its
 * environments with issuer and signing keys; its data key; the portal as a client of `control`; the management API; and the
 * first event of its trail. Runs as the new tenant inside the caller's transaction, so all of it is there or none.
 * Throws `invalid` or `conflict`, by field. The built-in tenant `platform` has no staging.
 */
export async function createTenant(outer: Tx, wanted: NewTenant): Promise<CreatedTenant> {
  if (wanted.slug !== platformSlug) checkSlug(wanted.slug)
  const id = newId(wanted.now)
  return outer.enter(id, (tx) => make(tx, wanted))
}

const nothingYet = {
  users: 0,
  groups: 0,
  clients: 0,
  environments: 0,
  apis: 0,
  roles: 0,
  sessions: 0,
  families: 0,
}

async function make(tx: Tx, wanted: NewTenant): Promise<CreatedTenant> {
  const { slug, now } = wanted
  await insertTenant(tx, wanted)
  await addDataKey(tx, now)
  await tx.db.tenantStatistics.createMany({ data: [{ tenantId: tx.tenantId, ...nothingYet, countedAt: now }] })
  const main = await addDirectory(tx, { slug: 'main', displayName: 'People' }, now)
  const staging =
    slug === platformSlug ? undefined : await addDirectory(tx, { slug: 'staging', displayName: 'Test people' }, now)
  const add = (kind: 'production' | 'staging' | 'control', displayName: string, directoryId: string) =>
    addEnvironment(tx, { tenant: slug, origin: wanted.origin, slug: kind, kind, displayName, directoryId, now })
  const environments = {
    production: await add('production', 'Production', main),
    control: await add('control', 'Portal and management API', main),
    ...(staging === undefined ? {} : { staging: await add('staging', 'Staging', staging) }),
  }
  const managementApiId = await addManagementApi(tx, now)
  const place = { environmentId: environments.control, slug, origin: wanted.origin, now }
  const portalClient = await createPortalClient(tx, place)
  const after = { slug, displayName: wanted.displayName }
  await enqueue(tx, 'count_tenants', tx.tenantId, null)
  await record(tx, { at: now, action: 'tenant.created', actor: wanted.actor, target: tx.tenantId, changes: { after } })
  const directories = staging === undefined ? { main } : { main, staging }
  return { id: tx.tenantId, slug, directories, environments, managementApiId, portalClient }
}

async function insertTenant(tx: Tx, { slug, displayName, now }: NewTenant): Promise<void> {
  const data = [{ id: tx.tenantId, slug, displayName, createdAt: now, updatedAt: now }]
  const { count } = await tx.db.tenant.createMany({ data, skipDuplicates: true })
  if (count === 1) return
  const fields = { slug: 'This name has been taken. Names are never used again.' }
  throw new ServiceError('conflict', 'This name has been taken.', { fields })
}

async function addManagementApi(tx: Tx, now: Date): Promise<string> {
  const id = newId(now)
  const api = { tenantId: tx.tenantId, id, identifier: managementAudience, name: 'Signet management', createdAt: now }
  await tx.db.api.createMany({ data: [{ ...api, updatedAt: now }] })
  const rows = tenantPermissions.map(({ name, description }) => ({
    tenantId: tx.tenantId,
    id: newId(now),
    apiId: id,
    name,
    description,
    createdAt: now,
  }))
  await tx.db.permission.createMany({ data: rows })
  return id
}
