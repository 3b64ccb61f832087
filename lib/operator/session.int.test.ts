import { beforeAll, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { createBrowser } from '#lib/identity/browsers.ts'
import { endSession, startSession } from '#lib/identity/sessions.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { mint, sha256 } from '#lib/kernel/tokens.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { portalSession } from './session.ts'

onTestDatabase()

const now = new Date()
const policy = { idleSeconds: 900, absoluteSeconds: 3_600, perUser: 10 }
let tenant: SeededTenant

beforeAll(async () => {
  tenant = await seedTenant({ now })
})

/** The owner signed in to `control`, and a portal session on that. */
const signIn = () =>
  withTenant(tenant.id, async (tx) => {
    const { id: userId } = tenant.owner
    const place = { environmentId: tenant.controlId, directoryId: tenant.directories.main }
    const { id: browserId } = await createBrowser(tx, tenant.controlId, now)
    const proofs = [{ kind: 'password' as const, at: now }]
    const { session } = await startSession(tx, { ...place, userId, browserId, proofs, policy, now })
    const [portalUserId, token] = [newId(now), mint('portal_session')]
    await tx.db.portalUser.create({ data: { id: portalUserId, name: 'Olive Owner' } })
    await tx.db.portalSession.create({
      data: {
        id: newId(now),
        portalUserId,
        tokenHash: new Uint8Array(sha256(token)),
        issuerSessionId: session.id,
        sid: session.sid,
        expiresAt: session.expiresAt,
      },
    })
    return { token, sessionId: session.id }
  })

const at = (token: string, seconds: number) =>
  portalSession({ tenantId: tenant.id, slug: tenant.slug }, token, plusSeconds(now, seconds))

describe('a portal session', () => {
  test('ASVS 7.3.1 ends when the issuer’s session was idle for too long', async () => {
    const { token } = await signIn()
    expect(await at(token, 0)).toMatchObject({ userId: tenant.owner.id })
    expect(await at(token, 900)).toBeUndefined()
  })

  test('ASVS 7.3.1 goes on while it is used, up to the absolute limit', async () => {
    const { token } = await signIn()
    for (const seconds of [600, 1_200, 1_800, 2_400, 3_000, 3_599]) expect(await at(token, seconds)).toBeDefined()
    expect(await at(token, 3_600)).toBeUndefined()
  })

  test('ASVS 7.4.1 ends with the issuer’s session', async () => {
    const { token, sessionId } = await signIn()
    await withTenant(tenant.id, (tx) => endSession(tx, sessionId, 'ended_by_admin', now))
    expect(await at(token, 1)).toBeUndefined()
  })
})
