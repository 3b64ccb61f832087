import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { seedBuiltInRole, seedUser } from '#lib/testing/people.ts'
import type { Seed } from '../example.ts'

/** What the verbs on the platform may refer to: an operator on whom nothing depends. */
export const seedPlatformThings = (
  platform: { id: string; directoryId: string },
  now: Date,
): Promise<Pick<Seed, 'operator'>> =>
  withTenant(platform.id, async (tx) => {
    const { directoryId } = platform
    const email = 'spare.operator@example.test'
    const user = await seedUser(tx, {
      directoryId,
      email,
      displayName: 'Spare',
      password: 'six tall ships in fog',
      now,
    })
    await seedBuiltInRole(tx, user, 'auditor', now)
    return { operator: { id: formatId('user', user.id) } }
  })
