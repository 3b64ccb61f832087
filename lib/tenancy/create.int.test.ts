import { beforeAll, describe, expect, test } from 'vitest'
import { listEvents } from '#lib/audit/list.ts'
import { resolveEnvironment } from '#lib/db/resolve-environment.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { hashToken } from '#lib/kernel/tokens.ts'
import { loadPrivate, loadPublic } from '#lib/keys/signing.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { bootstrapPlatform } from './bootstrap.ts'
import { type CreatedTenant, createTenant, type NewTenant } from './create.ts'
import { portalClient, portalSecret } from './portal-client.ts'
import { resolveTenant } from './resolve.ts'

const now = new Date('2026-11-23T12:00:00Z')
const origin = 'https://id.example.test'
const wanted = (slug: string): NewTenant => ({
  slug,
  displayName: slug,
  origin,
  actor: { kind: 'system', id: 'test' },
  now,
})
const create = (tenant: NewTenant): Promise<CreatedTenant> =>
  withTenant(newId(), (tx) => createTenant(tx, tenant), { timeoutMs: 60_000 })

onTestDatabase()

describe('a new tenant', () => {
  let acme: CreatedTenant
  beforeAll(async () => {
    acme = await create(wanted('acme'))
  })

  test('has two directories, so that test accounts are never production accounts', async () => {
    const environments = await withTenant(acme.id, (tx) => tx.db.environment.findMany({ orderBy: { slug: 'asc' } }))
    expect(environments.map(({ slug, kind, directoryId, issuer }) => ({ slug, kind, directoryId, issuer }))).toEqual([
      { slug: 'control', kind: 'control', directoryId: acme.directories.main, issuer: `${origin}/t/acme/control` },
      {
        slug: 'production',
        kind: 'production',
        directoryId: acme.directories.main,
        issuer: `${origin}/t/acme/production`,
      },
      { slug: 'staging', kind: 'staging', directoryId: acme.directories.staging, issuer: `${origin}/t/acme/staging` },
    ])
  })

  test('is found by its slug, and so is each issuer', async () => {
    expect(await resolveTenant('acme')).toMatchObject({ id: acme.id, status: 'active' })
    expect(await resolveEnvironment('acme', 'staging')).toMatchObject({ environmentId: acme.environments.staging })
  })

  test('each environment signs with a key of its own of each algorithm', async () => {
    const kids = await withTenant(acme.id, async (tx) => {
      const all: string[] = []
      for (const id of Object.values(acme.environments)) {
        const keys = await loadPublic(tx, id)
        expect(keys.map(({ alg, status }) => `${alg} ${status}`).sort()).toEqual(['ES256 current', 'RS256 current'])
        expect((await loadPrivate(tx, id)).map(({ kid }) => kid).sort()).toEqual(keys.map(({ kid }) => kid).sort())
        all.push(...keys.map(({ kid }) => kid))
      }
      return all
    })
    expect(new Set(kids).size).toBe(6)
  })

  test('holds the portal as a client of control, whose secret is derived and stored as a hash alone', async () => {
    const { clientId, clientSecret } = await portalClient(acme.id)
    expect(clientId).toBe(acme.portalClient.clientId)
    const [client, secrets] = await withTenant(acme.id, async (tx) => [
      await tx.db.client.findFirstOrThrow({ where: { clientId } }),
      await tx.db.clientSecret.findMany(),
    ])
    expect(client).toMatchObject({
      environmentId: acme.environments.control,
      builtIn: 'portal',
      firstParty: true,
      redirectUris: [`${origin}/admin/acme/auth/callback/signet-acme`],
    })
    expect(secrets.map(({ secretHash }) => Buffer.from(secretHash))).toEqual([hashToken('client_secret', clientSecret)])
    expect(portalSecret(acme.id, Buffer.alloc(32))).not.toBe(clientSecret)
  })

  test('begins its trail with its creation', async () => {
    const { events } = await withTenant(acme.id, (tx) => listEvents(tx))
    expect(events).toMatchObject([{ action: 'tenant.created', result: 'ok', target: { kind: 'tenant', id: acme.id } }])
  })
})

describe('slugs', () => {
  const words = ['admin', 'api', 't', 'account', 'control', 'www', 'Acme', '-a', 'a-', 'a--b', 'a b', '', 'ä']
  test.each([...words, 'x'.repeat(41)])('%j is refused', async (slug) => {
    await expect(create(wanted(slug))).rejects.toMatchObject({ code: 'invalid', fields: { slug: expect.any(String) } })
    expect(await resolveTenant(slug)).toBeUndefined()
  })

  test('a slug is given once: of two who ask at the same moment, one is told', async () => {
    const outcomes = await Promise.allSettled([create(wanted('twice')), create(wanted('twice'))])
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({ code: 'conflict', fields: { slug: expect.any(String) } })
  })
})

describe('the platform', () => {
  test('is made once, however many nodes start', async () => {
    const made = await Promise.all([1, 2, 3].map(() => bootstrapPlatform(origin, now)))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    const environments = await withTenant(made[0]?.id ?? '', (tx) => tx.db.environment.findMany())
    expect(environments.map(({ issuer }) => issuer).sort()).toEqual([
      `${origin}/t/platform/control`,
      `${origin}/t/platform/production`,
    ])
    const client = await withTenant(made[0]?.id ?? '', (tx) => tx.db.client.findFirstOrThrow())
    expect(client.redirectUris).toEqual([`${origin}/platform/auth/callback/signet-platform`])
  })
})
