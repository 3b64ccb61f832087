import { beforeAll, describe, expect, test } from 'vitest'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { lastUseOf } from '#lib/services/clients/last-use.ts'
import { peopleByUse } from '#lib/services/clients/people-sql.ts'
import * as hot from './hot/index.ts'
import { crowd } from './testing/crowd.ts'
import { testDatabase } from './testing/database.ts'
import { eventOf, freshHash, opaque, placeCode, versioned } from './testing/issue.ts'
import { type PlacedTenant, placeTenant } from './testing/place.ts'
import { explainEverything, inVain, type Scan } from './testing/plans.ts'
import { withTenant } from './with-tenant.ts'

const now = new Date()
let tenant: PlacedTenant
let scansOf: Awaited<ReturnType<typeof explainEverything>>

beforeAll(async () => {
  const database = await testDatabase({ poolSize: 1 })
  scansOf = await explainEverything(database)
  tenant = await placeTenant(now)
  await crowd(database.urls.admin, tenant, 3_000)
})

const access = () => opaque(now)
const refresh = () => ({ hash: freshHash(), idleExpiresAt: plusSeconds(now, 3600) })
const keyOf = (keyHash: Buffer) => ({ tenantId: tenant.tenantId, scope: 'client_secret', keyHash })
const limit = { attempts: 5, windowSeconds: 60, delaySeconds: 1, maxDelaySeconds: 60 }

/** Everything hot, each with arguments that find something. */
const statements: Record<string, () => Promise<unknown>> = {
  'issue, find and redeem a code': async () => {
    const { hash, family } = await placeCode(tenant, now, {
      consent: { id: newId(), scopes: [], resources: [], claims: [] },
    })
    await hot.findCode(tenant, hash, now, true)
    await hot.countFailedVerifier(tenant, hash)
    const redemption = {
      hash,
      clientRef: tenant.clientRef,
      access: access(),
      refresh: refresh(),
      event: eventOf(tenant, family),
      now,
    }
    await hot.redeemCode(await versioned(tenant), redemption)
    await hot.redeemCode(await versioned(tenant), redemption)
  },
  'find, rotate and revoke a refresh token': async () => {
    const { hash, family } = await placeCode(tenant, now)
    const first = refresh()
    const common = { clientRef: tenant.clientRef, access: access(), event: eventOf(tenant, family), now }
    await hot.redeemCode(await versioned(tenant), { ...common, hash, refresh: first })
    await hot.findRefresh(tenant, first.hash, now, true)
    const presented = { presenterHash: freshHash(), sealedResponse: Buffer.alloc(8), retryWindowSeconds: 10 }
    const issued = { access: access(), refresh: refresh(), event: eventOf(tenant, family) }
    const rotation = { ...common, ...presented, ...issued, hash: first.hash }
    expect(await hot.rotateRefresh(await versioned(tenant), rotation)).toEqual({ verdict: 'rotated' })
    expect(await hot.rotateRefresh(await versioned(tenant), rotation)).toMatchObject({ verdict: 'retry' })
    await hot.revokeToken(tenant, { kind: 'refresh', hash: first.hash }, tenant.clientRef, now)
  },
  'record and look up tokens': async () => {
    const { family } = await placeCode(tenant, now)
    const issued = access()
    await hot.recordIssuance(await versioned(tenant), { access: issued, event: eventOf(tenant, null) }, now)
    await hot.lookupOpaque(tenant, issued.hash, now)
    const { clientId, sub, sid } = tenant
    await hot.lookupJwt(tenant, { jtiHash: freshHash(), clientId, sub, sid, gid: family }, now)
    await hot.revokeToken(tenant, { kind: 'access', hash: issued.hash }, tenant.clientRef, now)
    await hot.revokeToken(tenant, { kind: 'jwt', jtiHash: freshHash(), expiresAt: now }, tenant.clientRef, now)
  },
  'count attempts and use assertions': async () => {
    const key = keyOf(freshHash())
    await hot.countAttempt(key, limit, now)
    await hot.blockedUntil(key, now)
    await hot.clearAttempts(key)
    await hot.useAssertion(tenant, tenant.clientRef, freshHash(), now)
  },
  'find a browser, a person and a grant': async () => {
    await hot.findBrowser(tenant, tenant.browserHash, now)
    await hot.findUser(tenant, tenant.userId)
    await hot.findUserRoles(tenant, tenant.directoryId, tenant.userId)
    await hot.findClientRoles(tenant, tenant.clientRef)
    await hot.findGrant(tenant, tenant.userId, tenant.clientRef)
    await hot.touchSession(tenant, tenant.sessionId, plusSeconds(now, 60), plusSeconds(now, 90))
    await hot.endSessions(tenant, { browserId: tenant.browserId, sessionIds: [newId()], reason: 'x' }, now)
  },
  'find a person by address, through Prisma': () =>
    withTenant(tenant.tenantId, ({ db }) =>
      db.identifier.findMany({
        where: { directoryId: tenant.directoryId, kind: 'email', normalized: 'p42@crowd.test' },
        include: { user: true },
      }),
    ),
  'find a client by its id, through Prisma': () =>
    withTenant(tenant.tenantId, ({ db }) =>
      db.client.findFirst({
        where: { environmentId: tenant.environmentId, clientId: tenant.clientId },
        include: { secrets: true },
      }),
    ),
  'a page of those who use a client, the last first': () =>
    withTenant(tenant.tenantId, (tx) =>
      peopleByUse(tx, { ...tenant, clientId: tenant.clientRef }, 'ffffffff-ffff-7fff-bfff-ffffffffffff', 51),
    ),
  'when a client was used last': () =>
    withTenant(tenant.tenantId, (tx) => lastUseOf(tx, tenant.environmentId, [tenant.clientRef])),
}

/** A look by key goes through the levels of one index and to the row. Whoever looks at more pages looks through somebody's all. */
const farTooMany = (scans: readonly Scan[]): Scan[] => scans.filter(({ pages, returned }) => pages > 12 + 4 * returned)

describe('hot statements among thousands of rows', () => {
  test.each(Object.keys(statements))('%s: by key, and hardly a row read in vain', async (name) => {
    const run = statements[name] ?? (() => Promise.reject(new Error('no such statement')))
    // Six calls make PostgreSQL consider the generic plan; the seventh shows which it took.
    for (let i = 0; i < 6; i++) await run()
    const scans = await scansOf(run)
    expect(scans.length).toBeGreaterThan(0)
    expect(scans.filter(({ how }) => how === 'Seq Scan')).toEqual([])
    expect(inVain(scans)).toEqual([])
    expect(farTooMany(scans)).toEqual([])
  })

  test('a comparison that is not leakproof would be caught', async () => {
    const scans = await scansOf(() =>
      withTenant(
        tenant.tenantId,
        ({ db }) => db.$queryRaw`select 1 from identifiers where lower(normalized) = 'p42@crowd.test'`,
      ),
    )
    expect(inVain(scans)).not.toEqual([])
  })
})
