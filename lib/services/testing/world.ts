import { randomBytes } from 'node:crypto'
import type { Actor } from '#lib/access/actor.ts'
import type { BuiltInRole } from '#lib/access/roles.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bootstrapPlatform } from '#lib/tenancy/bootstrap.ts'
import { markDeleting } from '#lib/tenancy/deletion.ts'
import { platformTenant } from '#lib/tenancy/resolve.ts'
import { type SeededUser, seedBuiltInRole, seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import type { Seed } from '../example.ts'
import { seedAccessThings } from './access-things.ts'
import { seedApiKeyThings } from './api-key-things.ts'
import { seedBrandingThings } from './branding-things.ts'
import { seedClientThings } from './client-things.ts'
import { seedEnvironmentThings } from './environment-things.ts'
import { seedInvitationThings } from './invitation-things.ts'
import { seedPeopleThings } from './people-things.ts'
import { seedPlatformThings } from './platform-things.ts'
import { seedPlaygroundThings } from './playground-things.ts'
import { seedPromotionThings } from './promotion-things.ts'
import { seedViewThings } from './view-things.ts'
import { seedWebhookThings } from './webhook-things.ts'

/** Two tenants and the platform, with somebody of each built-in role in the first tenant and in the platform. */
export type World = {
  tenant: SeededTenant
  other: SeededTenant
  seed: Seed
  actors: Record<'tenant' | 'platform', Record<BuiltInRole | 'nobody', Actor>>
  foreignOwner: Actor
}

const roles = ['owner', 'admin', 'user_manager', 'support', 'auditor'] as const

/** Makes the world that the loop over the registry runs in. */
export async function makeWorld(now: Date): Promise<World> {
  await bootstrapPlatform('http://localhost:3000', now)
  const [tenant, other, suspended] = [await seedTenant({ now }), await seedTenant({ now }), await seedTenant({ now })]
  await withTenant(suspended.id, (tx) => tx.db.tenant.updateMany({ data: { status: 'suspended' } }))
  const [spareTenant, deleting] = [await seedTenant({ now }), await seedTenant({ now })]
  await withTenant(deleting.id, (tx) => markDeleting(tx, 'active', now))
  const platform = await platformTenant()
  const platformDirectory = await withTenant(platform.id, (tx) =>
    tx.db.environment.findFirstOrThrow({ where: { kind: 'control' }, select: { directoryId: true } }),
  )
  const spare = await spareAssignment(tenant, now)
  const environments = await seedEnvironmentThings(tenant, now)
  await seedBrandingThings(tenant, ['production', environments.spareEnvironment], now)
  return {
    tenant,
    other,
    seed: {
      tenant: tenant.slug,
      otherTenant: other.slug,
      suspendedTenant: suspended.slug,
      deletingTenant: deleting.slug,
      spareTenant: spareTenant.slug,
      environment: 'production',
      client: {
        id: formatId('client', tenant.production.web.id),
        secretId: formatId('client_secret', tenant.production.web.secretId ?? ''),
      },
      user: { id: formatId('user', tenant.ada.id), directory: 'main' },
      ...(await seedClientThings(tenant, now)),
      ...(await seedPeopleThings(tenant, now)),
      ...(await seedAccessThings(tenant, now)),
      ...environments,
      ...(await seedPlaygroundThings(tenant, now)),
      ...(await seedInvitationThings(tenant, now)),
      ...(await seedPromotionThings(tenant, now)),
      ...(await seedViewThings(tenant, now)),
      ...(await seedWebhookThings(tenant, now)),
      ...(await seedApiKeyThings(tenant, now)),
      ...(await seedPlatformThings({ id: platform.id, directoryId: platformDirectory.directoryId }, now)),
      assignment: { id: formatId('assignment', spare) },
      unique: () => randomBytes(4).toString('hex'),
    },
    actors: {
      tenant: await actorsOf(tenant.id, tenant.directories.main, now),
      platform: await actorsOf(platform.id, platformDirectory.directoryId, now),
    },
    foreignOwner: actorOf(other.id, other.owner),
  }
}

const actorOf = (tenantId: string, user: SeededUser): Actor => ({
  kind: 'user',
  tenantId,
  directoryId: user.directoryId,
  userId: user.id,
  name: user.displayName,
})

async function actorsOf(tenantId: string, directoryId: string, now: Date) {
  return withTenant(tenantId, async (tx) => {
    const made: [string, Actor][] = []
    for (const role of [...roles, 'nobody'] as const) {
      const email = `${role}.${tenantId.slice(-6)}@example.test`
      const user = await seedUser(tx, { directoryId, email, displayName: role, password: 'six tall ships in fog', now })
      if (role !== 'nobody') await seedBuiltInRole(tx, user, role, now)
      made.push([role, actorOf(tenantId, user)])
    }
    return Object.fromEntries(made) as Record<BuiltInRole | 'nobody', Actor>
  })
}

/** An assignment that nobody depends on. */
const spareAssignment = (tenant: SeededTenant, now: Date): Promise<string> =>
  withTenant(tenant.id, async (tx) => {
    await seedBuiltInRole(tx, tenant.ben, 'support', now)
    const row = await tx.db.assignment.findFirstOrThrow({ where: { userId: tenant.ben.id } })
    return row.id
  })
