import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { loadPolicyValues } from '#lib/policy/load.ts'
import { RelyingParty } from '#lib/provider/testing/relying-party.ts'
import { onStage } from '#lib/provider/testing/two-tenants.ts'
import { bootstrapPlatform } from '#lib/tenancy/bootstrap.ts'
import { clientLifetimes } from '../clients/lifetimes.ts'
import { changeDefaults } from '../defaults/change.ts'
import { changePolicy } from './change.ts'
import { getPolicy } from './get.ts'
import { listPolicies } from './list.ts'
import { previewPolicy } from './preview.ts'

/** No notice is sent in this process, so a node may hold its snapshot for five seconds. */
const stage = onStage()
const system = { kind: 'system', name: 'command line' } as const
const call = (tenant: string) => ({ actor: system, tenant, now: new Date() })
const asOwner = () => {
  const { owner } = stage.acme
  const actor: Actor = {
    kind: 'user',
    tenantId: stage.acme.id,
    directoryId: owner.directoryId,
    userId: owner.id,
    name: '',
  }
  return { actor, tenant: stage.acme.slug, now: new Date() }
}
const everywhere = { level: 'tenant' } as const
const at = (environment: string) => ({ level: 'environment', environment }) as const
const within = (directory: string) => ({ level: 'directory', directory }) as const
const ofWeb = () =>
  ({ level: 'client', environment: 'production', client: formatId('client', stage.acme.production.web.id) }) as const
const change = (input: object) => changePolicy.call(asOwner(), input)
const fieldOf = async (input: object, name: string) =>
  (await getPolicy.call(asOwner(), input)).fields.find((field) => field.name === name)
const eventsOf = () =>
  stage.inAcme((tx) => tx.db.auditEvent.findMany({ where: { action: 'policy.changed' }, orderBy: { id: 'asc' } }))
const web = () => new RelyingParty(stage.acme.production.issuer, stage.acme.production.web)
const settle = () => stage.pass(6)

const claimsOf = (jwt: unknown) =>
  JSON.parse(Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString()) as { iat: number; exp: number }

beforeAll(() => bootstrapPlatform(stage.rig.origin, new Date()), 60_000)

describe('a policy', () => {
  test('says of each field what holds, where it comes from, what the other levels say, and can be given back', async () => {
    const topic = 'session'
    await change({ topic, ...everywhere, values: { idleSeconds: 7_200, perUser: 20 } })
    await change({ topic, ...at('production'), values: { idleSeconds: 3_600 } })
    expect(await fieldOf({ topic, ...at('production') }, 'idleSeconds')).toMatchObject({
      own: 3_600,
      holds: { value: 3_600, origin: 'environment' },
      inherited: { value: 7_200, origin: 'tenant' },
      ...{ min: 300, max: 7_200 },
      platform: { value: null, builtIn: 86_400 },
      elsewhere: [{ level: 'tenant', displayName: 'Acme', value: 7_200 }],
    })
    expect(await fieldOf({ topic, ...at('staging') }, 'perUser')).toMatchObject({
      own: null,
      holds: { value: 20, origin: 'tenant' },
    })
    expect(await fieldOf({ topic, ...everywhere }, 'idleSeconds')).toMatchObject({
      elsewhere: [{ level: 'environment', displayName: 'Production', value: 3_600 }],
    })
    await change({ topic, ...at('production'), values: { idleSeconds: null } })
    expect(await fieldOf({ topic, ...at('production') }, 'idleSeconds')).toMatchObject({
      own: null,
      holds: { value: 7_200, origin: 'tenant' },
    })
    await change({ topic, ...everywhere, values: { idleSeconds: null, perUser: null } })
    const overview = await listPolicies.call(asOwner(), {})
    expect(overview.find((each) => each.topic === topic)).toMatchObject({
      places: 0,
      levels: ['tenant', 'environment'],
    })
  })

  test('tells the trail one event for each change, under one id, with what was and is', async () => {
    const topic = 'lockout'
    const told = (await eventsOf()).length
    await change({ topic, ...within('staging'), values: { freeAttempts: 8, forgetSeconds: 1_800 } })
    await change({ topic, ...within('staging'), values: { freeAttempts: 8 } })
    await change({ topic, ...within('staging'), values: { freeAttempts: null } })
    const [made, reset, ...more] = (await eventsOf()).slice(told)
    expect(more).toEqual([])
    expect(made?.targetId).toBe(reset?.targetId)
    expect(made?.changes).toEqual({
      before: { topic: null, place: null, freeAttempts: null, forgetSeconds: null },
      after: { topic, place: 'Test people', freeAttempts: 8, forgetSeconds: 1_800 },
    })
    expect(reset?.changes).toEqual({
      before: { topic: null, place: null, freeAttempts: 8 },
      after: { topic, place: 'Test people', freeAttempts: null },
    })
  })

  test('that somebody else changed meanwhile is not overwritten, and says who it was', async () => {
    const topic = 'tokens'
    const read = await getPolicy.call(asOwner(), { topic, ...everywhere })
    const seen = { version: read.version, ...(read.changed === null ? {} : { updatedAt: read.changed.toISOString() }) }
    const both = await Promise.allSettled(
      [1_800, 900].map((idTokenSeconds) => change({ topic, ...everywhere, ...seen, values: { idTokenSeconds } })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [refused] = both.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused).toMatchObject({ code: 'conflict', fields: { version: 'Changed by Olive Owner.' } })
    await change({ topic, ...everywhere, values: { idTokenSeconds: null } })
  })

  test('S02 is not found at a level that its topic does not have, nor of what is not the tenant’s', async () => {
    const { globex } = stage
    const foreign = { level: 'client', environment: 'production', client: formatId('client', globex.production.web.id) }
    for (const input of [
      { topic: 'nothing', ...everywhere },
      { topic: 'keys', ...everywhere },
      { topic: 'password', ...everywhere },
      { topic: 'session', ...within('main') },
      { topic: 'session', ...at('nowhere') },
      { topic: 'tokens', ...foreign },
    ]) {
      await expect(getPolicy.call(asOwner(), input)).rejects.toMatchObject({ code: 'not_found' })
      await expect(change({ ...input, values: {} })).rejects.toMatchObject({ code: 'not_found' })
    }
    const mixed = { topic: 'session', ...everywhere, environment: 'production' }
    await expect(getPolicy.call(asOwner(), mixed)).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('what a level may not say is refused whole, with its reason', () => {
  const refused = async (input: object, name: string, words: RegExp) => {
    const before = (await eventsOf()).length
    for (const ask of [change, (each: object) => previewPolicy.call(asOwner(), each)])
      await expect(ask(input)).rejects.toMatchObject({
        code: 'invalid',
        fields: { [`values.${name}`]: expect.stringMatching(words) },
      })
    expect((await eventsOf()).length).toBe(before)
  }

  test('looser than a stricter level, beyond the ceiling, out of bounds', async () => {
    await refused({ topic: 'session', ...everywhere, values: { idleSeconds: 172_800 } }, 'idleSeconds', /at most 1 day/)
    await change({ topic: 'session', ...everywhere, values: { absoluteSeconds: 7_200 } })
    const longer = { topic: 'session', ...at('production'), values: { absoluteSeconds: 10_800, perUser: 10 } }
    await refused(longer, 'absoluteSeconds', /at most 2 hours: the tenant says so/)
    expect(await fieldOf({ topic: 'session', ...at('production') }, 'perUser')).toMatchObject({ own: null })
    await change({ topic: 'session', ...everywhere, values: { absoluteSeconds: null } })
    await changeDefaults.call(call('platform'), { topic: 'tokens', ceilings: { refreshIdleSeconds: 1_209_600 } })
    const beyond = { topic: 'tokens', ...at('production'), values: { refreshIdleSeconds: 2_592_000 } }
    await refused(beyond, 'refreshIdleSeconds', /the platform lets nobody go beyond/)
    await changeDefaults.call(call('platform'), { topic: 'tokens' })
    await refused(
      { topic: 'tokens', ...ofWeb(), values: { idTokenSeconds: 1 } },
      'idTokenSeconds',
      /between 1 minute and 1 day/,
    )
    await refused(
      { topic: 'tokens', ...ofWeb(), values: { accessTokenSeconds: 60 } },
      'accessTokenSeconds',
      /not a field/,
    )
  })

  test('control is never weakened: not by its own values, by the tenant’s, or in the directory that administrators are in', async () => {
    await refused(
      { topic: 'session', ...at('control'), values: { absoluteSeconds: 86_400 } },
      'absoluteSeconds',
      /at most 12 hours/,
    )
    await refused(
      { topic: 'tokens', ...at('control'), values: { idTokenSeconds: 7_200 } },
      'idTokenSeconds',
      /administrators sign in by this/,
    )
    await refused({ topic: 'password', ...within('main'), values: { minLength: 8 } }, 'minLength', /at least 15/)
    await refused({ topic: 'lockout', ...within('main'), values: { freeAttempts: 10 } }, 'freeAttempts', /at most 5/)
    expect(await fieldOf({ topic: 'password', ...within('main') }, 'minLength')).toMatchObject({ min: 15, max: 64 })
    expect(await fieldOf({ topic: 'password', ...within('staging') }, 'minLength')).toMatchObject({ min: 8, max: 64 })
    expect(await fieldOf({ topic: 'tokens', ...at('control') }, 'idTokenSeconds')).toMatchObject({ max: 3_600 })
    await change({ topic: 'tokens', ...everywhere, values: { idTokenSeconds: 7_200 } })
    const environment = { id: stage.acme.controlId, kind: 'control' }
    const { tokens } = await stage.inAcme((tx) => loadPolicyValues(tx, { environment }))
    expect(tokens.idTokenSeconds).toBe(3_600)
    expect(await fieldOf({ topic: 'tokens', ...at('control') }, 'idTokenSeconds')).toMatchObject({
      holds: { value: 3_600, origin: 'control', capped: true },
    })
    expect(await fieldOf({ topic: 'tokens', ...at('production') }, 'idTokenSeconds')).toMatchObject({
      holds: { value: 7_200 },
    })
    await change({ topic: 'tokens', ...everywhere, values: { idTokenSeconds: null } })
  })
})

describe('before it is saved', () => {
  test('it is said what changes, which way, and how many it reaches; nothing is saved by that', async () => {
    await web().tokensFor(stage.acme.ada, { scope: 'openid' })
    const session = await previewPolicy.call(asOwner(), {
      topic: 'session',
      ...at('production'),
      values: { idleSeconds: 3_600 },
    })
    expect(session.changes).toEqual([
      { name: 'idleSeconds', from: null, to: 3_600, before: 86_400, after: 3_600, way: 'stricter' },
    ])
    expect(session.affected).toEqual([{ what: 'sessions', count: 1, exact: true }])
    const directory = await previewPolicy.call(asOwner(), {
      topic: 'password',
      ...within('staging'),
      values: { minLength: 10 },
    })
    expect(directory).toMatchObject({ changes: [{ way: 'weaker' }], affected: [{ what: 'people', count: 1 }] })
    const tokens = await previewPolicy.call(asOwner(), { topic: 'tokens', ...ofWeb(), values: { idTokenSeconds: 600 } })
    expect(tokens.affected).toEqual([
      { what: 'clients', count: 1, exact: true },
      { what: 'families', count: 1, exact: true },
    ])
    expect(await fieldOf({ topic: 'session', ...at('production') }, 'idleSeconds')).toMatchObject({ own: null })
  })
})

describe('once it is saved', () => {
  test('the tokens of a client, of an environment and of the tenant live as the nearest level says', async () => {
    const lives = async () => {
      settle()
      const { iat, exp } = claimsOf((await web().tokensFor(stage.acme.ben, { scope: 'openid' })).id_token)
      return exp - iat
    }
    const topic = 'tokens'
    expect(await lives()).toBe(3_600)
    await change({ topic, ...everywhere, values: { idTokenSeconds: 1_800 } })
    expect(await lives()).toBe(1_800)
    await change({ topic, ...at('production'), values: { idTokenSeconds: 7_200 } })
    expect(await lives()).toBe(7_200)
    await change({ topic, ...ofWeb(), values: { idTokenSeconds: 300 } })
    expect(await lives()).toBe(300)
    expect(await fieldOf({ topic, ...at('production') }, 'idTokenSeconds')).toMatchObject({
      elsewhere: [
        { level: 'tenant', value: 1_800 },
        { level: 'clients', count: 1 },
      ],
    })
    const shown = await clientLifetimes.call(asOwner(), { environment: 'production', id: ofWeb().client })
    expect(shown).toContainEqual({ name: 'idTokenSeconds', seconds: 300, origin: 'client' })
    await change({ topic, ...ofWeb(), values: { idTokenSeconds: null } })
    expect(await lives()).toBe(7_200)
  })

  test('each environment’s snapshot is another one', async () => {
    const versions = () =>
      stage.inAcme((tx) => tx.db.environment.findMany({ select: { id: true, version: true }, orderBy: { id: 'asc' } }))
    const before = await versions()
    await change({ topic: 'session', ...at('staging'), values: { perUser: 3 } })
    const after = await versions()
    expect(after.map(({ version }, n) => version > (before[n]?.version ?? 0n))).toEqual(before.map(() => true))
    const other = await withTenant(stage.globex.id, (tx) => loadPolicyValues(tx, {}))
    expect(other.session.perUser).toBe(50)
  })

  test('sessions begin under it, and the password of its directory is asked for', async () => {
    await change({ topic: 'session', ...at('production'), values: { absoluteSeconds: 1_800 } })
    settle()
    await web().tokensFor(stage.acme.ada, { scope: 'openid' })
    const row = await stage.inAcme((tx) =>
      tx.db.session.findFirstOrThrow({ where: { userId: stage.acme.ada.id }, orderBy: { id: 'desc' } }),
    )
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(1_800_000)
    await change({ topic: 'password', ...within('main'), values: { minLength: 20 } })
    const { password } = await stage.inAcme((tx) => loadPolicyValues(tx, { directoryId: stage.acme.directories.main }))
    expect(password.minLength).toBe(20)
  })
})
