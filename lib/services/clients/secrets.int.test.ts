import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { RelyingParty } from '#lib/provider/testing/relying-party.ts'
import { onStage } from '#lib/provider/testing/two-tenants.ts'
import type { SeededClient } from '#lib/testing/clients.ts'
import { clientAccess } from './access.ts'
import { addClientSecret } from './add-secret.ts'
import { changeClient } from './change.ts'
import { createClient } from './create.ts'
import { endClientSecret } from './end-secret.ts'
import { getClient } from './get.ts'
import { listClients } from './list.ts'
import { rotateClientSecret } from './rotate-secret.ts'
import { setClientAccess } from './set-access.ts'
import { setClientJwks } from './set-jwks.ts'

const stage = onStage()
/** The time of the stage: it moves with the provider's clock. */
let offset = 0
const now = () => new Date(Date.now() + offset * 1000)
const pass = (seconds: number) => {
  offset += seconds
  stage.pass(seconds)
}
/** Every node has the new snapshot. */
const settle = () => pass(6)

let actor: Actor
const call = () => ({ actor, tenant: stage.acme.slug, now: now() })
const of = (client: { id: string }) => ({ environment: 'production', id: formatId('client', client.id) })
const told = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: { code: string }) => error.code,
  )

beforeAll(() => {
  const { owner } = stage.acme
  actor = { kind: 'user', tenantId: stage.acme.id, directoryId: owner.directoryId, userId: owner.id, name: 'Olive' }
})

/** A service of its own for a test, made by the verb as an administrator would. */
async function service(): Promise<SeededClient & { secret: string }> {
  const { client, secret } = await createClient.call(call(), { environment: 'production', name: 'Job', kind: 'm2m' })
  const stored = await stage.inAcme((tx) => tx.db.client.findFirstOrThrow({ where: { clientId: client.clientId } }))
  const { api } = stage.acme
  const permission = formatId('permission', api.permissions['invoices:read'] ?? '')
  await setClientAccess.call(call(), { ...of(stored), api: formatId('api', api.id), permissions: [permission] })
  const place = { environmentId: stage.acme.production.id, redirectUri: '' }
  return { ...place, id: stored.id, clientId: client.clientId, secret: secret ?? '' }
}

/** What the token endpoint says to this secret. */
async function answer(client: SeededClient, secret: string): Promise<number> {
  const party = new RelyingParty(stage.acme.production.issuer, { ...client, secret }, '192.0.2.77')
  const form = { grant_type: 'client_credentials', resource: stage.acme.api.identifier }
  return (await party.post('/oauth/token', form)).status
}

describe('rotating a secret', () => {
  test('both are accepted until the grace time ends, and the new one after', async () => {
    const client = await service()
    const at = now()
    const rotated = await rotateClientSecret.call({ ...call(), now: at }, { ...of(client), graceHours: 2 })
    expect(rotated.previousEndsAt).toEqual(plusSeconds(at, 7_200))
    settle()
    expect([await answer(client, client.secret), await answer(client, rotated.secret)]).toEqual([200, 200])
    pass(7_200 - 60)
    expect(await answer(client, client.secret)).toBe(200)
    pass(60)
    expect([await answer(client, client.secret), await answer(client, rotated.secret)]).toEqual([401, 200])
  })

  test('without grace the old one ends at once', async () => {
    const client = await service()
    const { secret } = await rotateClientSecret.call(call(), { ...of(client), graceHours: 0 })
    settle()
    expect([await answer(client, client.secret), await answer(client, secret)]).toEqual([401, 200])
  })

  test('two at a time leave two live secrets: one rotates, the other is told so', async () => {
    const client = await service()
    const twice = [1, 2].map(() => told(rotateClientSecret.call(call(), { ...of(client), graceHours: 24 })))
    expect((await Promise.all(twice)).sort()).toEqual(['conflict', 'ok'])
    const { secrets } = await getClient.call(call(), of(client))
    expect(secrets).toHaveLength(2)
    expect(secrets.filter(({ expiresAt }) => expiresAt === null)).toHaveLength(1)
  })

  test('ten at a time and without grace leave one', async () => {
    const client = await service()
    const made = await Promise.all(
      Array.from({ length: 10 }, () => rotateClientSecret.call(call(), { ...of(client), graceHours: 0 })),
    )
    const { secrets } = await getClient.call(call(), of(client))
    expect(secrets).toHaveLength(1)
    expect(made.map(({ hint }) => hint)).toContain(secrets[0]?.hint)
  })

  test('a third is refused until one of the two has ended, by hand or by its time', async () => {
    const client = await service()
    await rotateClientSecret.call(call(), { ...of(client), graceHours: 1 })
    expect(await told(addClientSecret.call(call(), of(client)))).toBe('conflict')
    const [older] = (await getClient.call(call(), of(client))).secrets
    await endClientSecret.call(call(), { ...of(client), secretId: older?.id ?? '' })
    settle()
    expect(await answer(client, client.secret)).toBe(401)
    expect(await told(rotateClientSecret.call(call(), { ...of(client), graceHours: 1 }))).toBe('ok')
    pass(3_601)
    expect(await told(rotateClientSecret.call(call(), { ...of(client), graceHours: 1 }))).toBe('ok')
  })

  test('D03 the grace time has bounds', async () => {
    const client = await service()
    for (const graceHours of [-1, 169, 1.5, 'soon'])
      expect(await told(rotateClientSecret.call(call(), { ...of(client), graceHours }))).toBe('invalid')
  })

  test('clients without secrets get none', async () => {
    expect(await told(rotateClientSecret.call(call(), of(stage.acme.production.spa)))).toBe('conflict')
    expect(await told(addClientSecret.call(call(), of(stage.acme.production.native)))).toBe('conflict')
  })
})

describe('S04 a secret is told once', () => {
  test('no question answers it or its hash, whoever asks', async () => {
    const client = await service()
    const { secret } = await rotateClientSecret.call(call(), { ...of(client), graceHours: 24 })
    const rows = await stage.inAcme((tx) => tx.db.clientSecret.findMany({ where: { clientId: client.id } }))
    const answers = JSON.stringify([
      await getClient.call(call(), of(client)),
      await listClients.call(call(), { environment: 'production', limit: 200 }),
      await clientAccess.call(call(), of(client)),
    ])
    expect(rows).toHaveLength(2)
    expect(answers).toContain(secret.slice(-4))
    for (const hidden of [secret, client.secret, 'sgs_', 'secretHash']) expect(answers).not.toContain(hidden)
    for (const { secretHash } of rows)
      for (const encoding of ['hex', 'base64', 'base64url'] as const)
        expect(answers).not.toContain(Buffer.from(secretHash).toString(encoding))
  })

  test('it says who made each', async () => {
    const client = await service()
    await rotateClientSecret.call(call(), of(client))
    const { secrets } = await getClient.call(call(), of(client))
    expect(secrets.map(({ by }) => by)).toEqual([stage.acme.owner.displayName, stage.acme.owner.displayName])
  })
})

describe('changing over to keys', () => {
  const key = {
    kty: 'EC',
    crv: 'P-256',
    kid: 'one',
    x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
    y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
  }

  test('keys come first, then the method; the secrets end with it, and do not come back', async () => {
    const client = await service()
    const change = (authMethod: 'private_key_jwt' | 'client_secret_basic') =>
      changeClient.call(call(), { ...of(client), authMethod })
    await expect(change('private_key_jwt')).rejects.toMatchObject({
      code: 'invalid',
      fields: { authMethod: expect.stringContaining('Credentials') },
    })
    await setClientJwks.call(call(), { ...of(client), jwks: JSON.stringify({ keys: [key] }) })
    expect((await getClient.call(call(), of(client))).secrets).toHaveLength(1)
    await change('private_key_jwt')
    settle()
    expect(await answer(client, client.secret)).toBe(401)
    expect(await told(setClientJwks.call(call(), { ...of(client), jwks: '' }))).toBe('invalid')
    await change('client_secret_basic')
    settle()
    expect(await answer(client, client.secret)).toBe(401)
    expect(await told(setClientJwks.call(call(), { ...of(client), jwks: '' }))).toBe('ok')
  })

  test('D04 private, symmetric and unreadable keys are refused', async () => {
    const client = await service()
    const wrong = [{ keys: [{ ...key, d: 'AAAA' }] }, { keys: [{ kty: 'oct', k: 'AAAA' }] }, { keys: [] }, [key]]
    for (const jwks of [...wrong.map((each) => JSON.stringify(each)), '{', 'null', 'x'.repeat(20_000)])
      expect([jwks.slice(0, 40), await told(setClientJwks.call(call(), { ...of(client), jwks }))]).toEqual([
        jwks.slice(0, 40),
        'invalid',
      ])
    expect(await told(setClientJwks.call(call(), { ...of(stage.acme.production.spa), jwks: '' }))).toBe('invalid')
  })
})
