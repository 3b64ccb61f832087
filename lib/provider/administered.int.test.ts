import { createHmac } from 'node:crypto'
import { createRemoteJWKSet, exportSPKI, importJWK, type JWK, jwtVerify } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { changeApi } from '#lib/services/apis/change.ts'
import { changeDefaults } from '#lib/services/defaults/change.ts'
import { createEnvironment } from '#lib/services/environments/create.ts'
import { deleteEnvironment } from '#lib/services/environments/delete.ts'
import { resumeEnvironment } from '#lib/services/environments/resume.ts'
import { suspendEnvironment } from '#lib/services/environments/suspend.ts'
import { compromiseKey } from '#lib/services/keys/compromise.ts'
import { rotateKey } from '#lib/services/keys/rotate.ts'
import { bootstrapPlatform } from '#lib/tenancy/bootstrap.ts'
import { keepEnvironmentKeys } from '#lib/tenancy/keep-keys.ts'
import { RelyingParty } from './testing/relying-party.ts'
import { onStage } from './testing/two-tenants.ts'

/** What an administrator does to an environment, as its apps meet it. No notice is sent in this process, so a node may hold its snapshot for five seconds. */
const stage = onStage()
const system = { kind: 'system', name: 'command line' } as const
const call = (tenant: string) => ({ actor: system, tenant, now: new Date() })
const inAcme = () => call(stage.acme.slug)
const appOf = () => new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)
const kidOf = (jwt: unknown): string =>
  (JSON.parse(Buffer.from(String(jwt).split('.')[0] ?? '', 'base64url').toString()) as { kid: string }).kid
const keySet = async (): Promise<string[]> => {
  const response = await fetch(`${stage.acme.production.issuer}/oauth/jwks`)
  return ((await response.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid)
}
const settle = () => stage.pass(6)

beforeAll(() => bootstrapPlatform(stage.rig.origin, new Date()), 60_000)

describe('a suspended environment', () => {
  test('S10 stops sign-in, tokens, refresh and userinfo, and has them again when it resumes; its key set stays up', async () => {
    const app = appOf()
    const tokens = await app.tokensFor(stage.acme.ada)
    const code = await app.codeFor(stage.acme.ada)
    const userinfo = async () => (await app.userinfo(String(tokens.access_token))).status
    expect(await userinfo()).toBe(200)
    await suspendEnvironment.call(inAcme(), { environment: 'production' })
    settle()
    expect((await app.refresh(String(tokens.refresh_token))).status).toBe(401)
    expect((await app.redeem(code)).status).toBe(401)
    expect(await userinfo()).toBe(401)
    const authorize = await fetch(app.authorizeUrl({}), { redirect: 'manual' })
    expect(authorize.status).toBe(400)
    expect(authorize.headers.get('location')).toBeNull()
    expect(await keySet()).toContain(kidOf(tokens.access_token))
    const again = suspendEnvironment.call(inAcme(), { environment: 'production' })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
    await resumeEnvironment.call(inAcme(), { environment: 'production' })
    settle()
    expect(await userinfo()).toBe(200)
    expect((await app.refresh(String(tokens.refresh_token))).status).toBe(200)
  })

  test('the portal’s own can’t be suspended or deleted: there is nothing of that name', async () => {
    for (const verb of [suspendEnvironment, deleteEnvironment])
      await expect(verb.call(inAcme(), { environment: 'control' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('W05 keys', () => {
  test('rotation breaks nobody: who holds yesterday’s key set verifies what is signed today, and old tokens stay good', async () => {
    const app = appOf()
    await keepEnvironmentKeys(stage.acme.id, stage.acme.production.id, new Date(Date.now() - 3 * 86_400_000))
    settle()
    const cached = await keySet()
    const before = await app.tokensFor(stage.acme.ada)
    await rotateKey.call(inAcme(), { environment: 'production', alg: 'ES256' })
    await rotateKey.call(inAcme(), { environment: 'production', alg: 'RS256' })
    settle()
    const after = await app.tokensFor(stage.acme.ada)
    for (const token of ['access_token', 'id_token']) {
      expect(kidOf(after[token])).not.toBe(kidOf(before[token]))
      expect(cached).toContain(kidOf(after[token]))
    }
    expect((await app.userinfo(String(before.access_token))).status).toBe(200)
  })

  test('a rotation that caches could not follow is refused unless it is said', async () => {
    const wanted = { environment: 'production', alg: 'ES256' } as const
    await expect(rotateKey.call(inAcme(), wanted)).rejects.toMatchObject({ code: 'conflict' })
    const stranger = rotateKey.call(inAcme(), { ...wanted, early: true, current: 'another' })
    await expect(stranger).rejects.toMatchObject({ code: 'conflict' })
  })

  test('ASVS 11.1.1 what a compromised key signed is dead here, another signs, and refresh tokens go on', async () => {
    const app = appOf()
    const tokens = await app.tokensFor(stage.acme.ada)
    const kid = kidOf(tokens.access_token)
    const key = await stage.inAcme((tx) => tx.db.signingKey.findFirstOrThrow({ where: { kid } }))
    const wanted = { environment: 'production', id: formatId('key', key.id) }
    await expect(compromiseKey.call(inAcme(), wanted)).rejects.toMatchObject({ code: 'invalid' })
    await compromiseKey.call(inAcme(), { ...wanted, confirm: 'production' })
    settle()
    expect(await keySet()).not.toContain(kid)
    expect((await app.userinfo(String(tokens.access_token))).status).toBe(401)
    expect((await app.introspect(String(tokens.access_token))).json).toEqual({ active: false })
    const next = await app.refresh(String(tokens.refresh_token))
    expect(next.status).toBe(200)
    expect(kidOf(next.json.access_token)).not.toBe(kid)
    expect((await app.userinfo(String(next.json.access_token))).status).toBe(200)
    const told = await stage.inAcme((tx) => tx.db.auditEvent.findMany({ where: { action: 'key.compromised' } }))
    expect(told.map(({ targetId }) => targetId)).toEqual([key.id])
  })
})

describe('RFC 9068 §2.1 an API that wants RS256', () => {
  const service = () => new RelyingParty(stage.acme.production.issuer, stage.acme.production.service)
  const change = (changes: object) =>
    changeApi.call(inAcme(), { id: formatId('api', stage.acme.api.id), name: 'Invoices', ...changes })
  const tokenFor = async (resource: string): Promise<string> => {
    const { json } = await service().post('/oauth/token', { grant_type: 'client_credentials', resource })
    return String(json.access_token)
  }
  const isActive = async (token: string) => (await service().introspect(token)).json.active
  /** The API as its own code would be: it knows the issuer, its audience and the algorithm, and fetches the key set. */
  const verified = (token: string, algorithm: string) => {
    const { issuer } = stage.acme.production
    const keys = createRemoteJWKSet(new URL(`${issuer}/oauth/jwks`), { timeoutDuration: 60_000 })
    const { identifier: audience } = stage.acme.api
    return jwtVerify(token, keys, { issuer, audience, typ: 'at+jwt', algorithms: [algorithm] })
  }

  test('has it from the next token on; older ones stay good; what does not name the algorithm leaves it', async () => {
    const { identifier } = stage.acme.api
    const older = await tokenFor(identifier)
    await change({ tokenSigningAlg: 'RS256' })
    settle()
    await change({ tokenLifetimeSeconds: 300 })
    settle()
    const token = await tokenFor(identifier)
    const { payload, protectedHeader } = await verified(token, 'RS256')
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'at+jwt', kid: kidOf(token) })
    expect(payload).toMatchObject({ client_id: service().client.clientId, tenant_id: stage.acme.id })
    expect(Number(payload.exp) - Number(payload.iat)).toBe(300)
    await expect(verified(token, 'ES256')).rejects.toMatchObject({ code: 'ERR_JOSE_ALG_NOT_ALLOWED' })
    await verified(older, 'ES256')
    expect(await isActive(token)).toBe(true)
    expect(await isActive(older)).toBe(true)
    const events = await stage.inAcme((tx) =>
      tx.db.auditEvent.findMany({ where: { action: 'api.changed' }, orderBy: { id: 'asc' } }),
    )
    expect(events.map(({ changes }) => changes)).toEqual([
      { before: { tokenSigningAlg: 'ES256' }, after: { tokenSigningAlg: 'RS256' } },
      { before: { tokenLifetimeSeconds: 600 }, after: { tokenLifetimeSeconds: 300 } },
    ])
  })

  test('B09 its key signs nothing but RS256, and no other key signs in its name', async () => {
    const token = await tokenFor(stage.acme.api.identifier)
    const [, body = '', signature = ''] = token.split('.')
    const encode = (header: object) => Buffer.from(JSON.stringify({ typ: 'at+jwt', ...header })).toString('base64url')
    const { keys } = (await (await fetch(`${stage.acme.production.issuer}/oauth/jwks`)).json()) as { keys: JWK[] }
    const rsa = keys.find(({ kid }) => kid === kidOf(token)) ?? {}
    const ec = keys.find(({ alg }) => alg === 'ES256')
    const confused = `${encode({ alg: 'HS256', kid: rsa.kid })}.${body}`
    const spki = await exportSPKI((await importJWK(rsa, 'RS256')) as CryptoKey)
    const forged = [
      `${confused}.${createHmac('sha256', spki).update(confused).digest('base64url')}`,
      ...['PS256', 'RS512', 'ES256', 'none'].map((alg) => `${encode({ alg, kid: rsa.kid })}.${body}.${signature}`),
      `${encode({ alg: 'RS256', kid: ec?.kid })}.${body}.${signature}`,
      `${encode({ alg: 'RS256' })}.${body}.${signature}`,
    ]
    for (const each of forged) expect(await isActive(each), each).toBe(false)
    expect(await isActive(token)).toBe(true)
  })

  test('V07 its tokens are revoked; W05 a rotated key verifies; ASVS 11.1.1 a compromised one no more', async () => {
    const { identifier } = stage.acme.api
    const [revoked, kept] = [await tokenFor(identifier), await tokenFor(identifier)]
    await service().revoke(revoked)
    expect([await isActive(revoked), await isActive(kept)]).toEqual([false, true])
    await rotateKey.call(inAcme(), { environment: 'production', alg: 'RS256', early: true })
    settle()
    const next = await tokenFor(identifier)
    expect(kidOf(next)).not.toBe(kidOf(kept))
    for (const token of [kept, next]) await verified(token, 'RS256')
    expect([await isActive(kept), await isActive(next)]).toEqual([true, true])
    const key = await stage.inAcme((tx) => tx.db.signingKey.findFirstOrThrow({ where: { kid: kidOf(kept) } }))
    const id = formatId('key', key.id)
    await compromiseKey.call(inAcme(), { environment: 'production', id, confirm: 'production' })
    settle()
    expect([await isActive(kept), await isActive(next)]).toEqual([false, true])
    await expect(verified(kept, 'RS256')).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' })
  })

  test('another algorithm is refused at its field, by the verb and by the table; the management API keeps its own', async () => {
    for (const tokenSigningAlg of ['HS256', 'none', 'PS256', '', null])
      await expect(change({ tokenSigningAlg })).rejects.toMatchObject({
        code: 'invalid',
        fields: { tokenSigningAlg: expect.any(String) },
      })
    const write = stage.inAcme((tx) => tx.db.api.updateMany({ data: { tokenSigningAlg: 'HS256' } }))
    await expect(write).rejects.toThrow('apis_token_signing_alg_check')
    const own = await stage.inAcme((tx) =>
      tx.db.api.findFirstOrThrow({ where: { identifier: 'urn:signet:management' } }),
    )
    const built = changeApi.call(inAcme(), { id: formatId('api', own.id), name: 'Mine', tokenSigningAlg: 'RS256' })
    await expect(built).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('what is for UserInfo is ES256 as ever, and one that RS256 signed for an API is none for it', async () => {
    const tokens = await appOf().tokensFor(stage.acme.ada)
    expect((await appOf().userinfo(String(tokens.access_token))).status).toBe(200)
    const forApi = await tokenFor(stage.acme.api.identifier)
    expect((await appOf().userinfo(forApi)).status).toBe(401)
  })
})

describe('a platform default', () => {
  test('moves every environment’s version, holds for tokens of every tenant, and is given back', async () => {
    const versions = () =>
      stage.inAcme((tx) => tx.db.environment.findMany({ select: { version: true }, orderBy: { id: 'asc' } }))
    const lives = async () => (await appOf().tokensFor(stage.acme.ada)).expires_in
    const before = await versions()
    expect(await lives()).toBe(600)
    const topic = 'tokens'
    await changeDefaults.call(call('platform'), { topic, values: { accessTokenSeconds: 120 } })
    settle()
    for (const [n, { version }] of (await versions()).entries())
      expect(version).toBeGreaterThan(before[n]?.version ?? 0n)
    expect(await lives()).toBe(120)
    await changeDefaults.call(call('platform'), { topic })
    settle()
    expect(await lives()).toBe(600)
    expect(await stage.inAcme((tx) => tx.db.platformDefault.count({ where: { key: topic } }))).toBe(0)
  })

  test('two who change one topic: the second is told; what is out of bounds is told at its field', async () => {
    const topic = 'session'
    await changeDefaults.call(call('platform'), { topic, values: { perUser: 20 }, version: '0-0' })
    const late = changeDefaults.call(call('platform'), { topic, values: { perUser: 30 }, version: '0-0' })
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
    for (const values of [{ perUser: 0 }, { perUser: 1.5 }, { perUser: 1e9 }])
      await expect(changeDefaults.call(call('platform'), { topic, values })).rejects.toMatchObject({
        fields: { 'values.perUser': 'is outside of what is allowed' },
      })
    const unknown = changeDefaults.call(call('platform'), { topic, values: { constructor: 1 } })
    await expect(unknown).rejects.toMatchObject({ code: 'invalid' })
    const low = { topic: 'tokens', values: { codeSeconds: 120 }, ceilings: { codeSeconds: 60 } }
    await expect(changeDefaults.call(call('platform'), low)).rejects.toMatchObject({
      fields: { 'ceilings.codeSeconds': 'is lower than the default' },
    })
    await expect(changeDefaults.call(call('platform'), { topic: 'nothing' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('an environment of one’s own', () => {
  test('serves at once, under its own issuer and keys; deleting it needs its name and leaves nothing', async () => {
    const made = { slug: 'load', displayName: 'Load tests', kind: 'development' } as const
    await createEnvironment.call(inAcme(), { ...made, directorySlug: 'robots', directoryName: 'Robots' })
    const issuer = `${stage.rig.origin}/t/${stage.acme.slug}/load`
    const discovery = () => fetch(`${issuer}/.well-known/openid-configuration`)
    expect(await (await discovery()).json()).toMatchObject({ issuer: expect.stringMatching(/\/load$/) })
    const own = await stage.inAcme((tx) =>
      tx.db.environment.findFirstOrThrow({ where: { slug: 'load' }, include: { directory: true } }),
    )
    expect(own.directory.slug).toBe('robots')
    const shared = await stage.inAcme((tx) => tx.db.signingKey.count({ where: { environmentId: own.id } }))
    expect(shared).toBe(2)
    await expect(deleteEnvironment.call(inAcme(), { environment: 'load', confirm: 'lo' })).rejects.toMatchObject({
      fields: { confirm: 'is not the short name of this environment' },
    })
    await deleteEnvironment.call(inAcme(), { environment: 'load', confirm: 'load' })
    settle()
    expect((await discovery()).status).toBe(404)
    const again = createEnvironment.call(inAcme(), { ...made, directory: 'nobody' })
    await expect(again).rejects.toMatchObject({ code: 'not_found' })
  })

  test('S02 a foreign directory, a reserved or taken word, and both or no directory at once are refused', async () => {
    const kind = 'development' as const
    const refused = (input: object) => createEnvironment.call(inAcme(), input).catch((error: unknown) => error)
    const look = { displayName: 'X', kind }
    expect(await refused({ ...look, slug: 'control', directory: 'main' })).toMatchObject({ code: 'invalid' })
    expect(await refused({ ...look, slug: 'production', directory: 'main' })).toMatchObject({
      fields: { slug: 'is the name of another environment here' },
    })
    expect(await refused({ ...look, slug: 'two-ways' })).toMatchObject({ code: 'invalid' })
    const both = { directory: 'main', directorySlug: 'own', directoryName: 'Own' }
    expect(await refused({ ...look, slug: 'two-ways', ...both })).toMatchObject({ code: 'invalid' })
  })

  test('the last environment stays', async () => {
    const { slug, id } = stage.globex
    await deleteEnvironment.call(call(slug), { environment: 'staging', confirm: 'staging' })
    const last = deleteEnvironment.call(call(slug), { environment: 'production', confirm: 'production' })
    await expect(last).rejects.toMatchObject({ code: 'conflict' })
    const left = await withTenant(id, (tx) => tx.db.environment.findMany({ select: { slug: true } }))
    expect(left.map((row) => row.slug).sort()).toEqual(['control', 'production'])
  })
})
