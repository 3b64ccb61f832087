import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { addEnvironment } from '#lib/tenancy/environments.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import type { Seed } from '../example.ts'

type Made = Pick<Seed, 'key' | 'spareEnvironment' | 'suspendedEnvironment' | 'doomedEnvironment'>

/** What the verbs on environments and signing keys may refer to. Takes three keys of each algorithm from the pool. */
export const seedEnvironmentThings = (tenant: SeededTenant, now: Date): Promise<Made> =>
  withTenant(
    tenant.id,
    async (tx) => {
      const add = async (slug: string) => {
        const place = {
          tenant: tenant.slug,
          origin: 'http://localhost:3000',
          directoryId: tenant.directories.main,
          now,
        }
        await addEnvironment(tx, { ...place, slug, displayName: slug, kind: 'development' })
        return slug
      }
      const made = {
        spareEnvironment: await add('spare'),
        suspendedEnvironment: await add('asleep'),
        doomedEnvironment: await add('doomed'),
      }
      await tx.db.environment.updateMany({ where: { slug: 'asleep' }, data: { status: 'suspended' } })
      const where = { environmentId: tenant.staging.id, alg: 'ES256', status: 'current' }
      const key = await tx.db.signingKey.findFirstOrThrow({ where, select: { id: true } })
      return { ...made, key: { id: formatId('key', key.id) } }
    },
    { timeoutMs: 60_000 },
  )
