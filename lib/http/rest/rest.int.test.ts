import { beforeAll, describe, expect, test } from 'vitest'
import { everyPermission } from '#lib/access/permissions.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { registry } from '#lib/services/index.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { tokenOfClient, tokenOfUser } from '#lib/testing/management-token.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { rest } from './rest.ts'

setTestMasterKey()

const door = rest(registry)
const now = new Date()
let tenant: SeededTenant
let other: SeededTenant
let token: string

type Asked = { token?: string | undefined; body?: unknown; headers?: Record<string, string>; raw?: BodyInit }

/** One request to the door, as the front hands it on. Without `token` nobody asks. */
async function ask(method: string, path: string, asked: Asked = {}, on = door) {
  const hasBody = asked.raw !== undefined || asked.body !== undefined
  const response = await on.POST(
    new Request(`http://localhost:3000/api/v1${path}`, {
      method,
      ...(hasBody ? { body: asked.raw ?? JSON.stringify(asked.body) } : {}),
      headers: {
        ...(hasBody ? { 'content-type': 'application/json' } : {}),
        ...(asked.token === undefined ? {} : { authorization: `Bearer ${asked.token}` }),
        ...asked.headers,
      },
    }),
  )
  const text = await response.text()
  const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
  return { status: response.status, headers: response.headers, body }
}

const users = () => `/tenants/${tenant.slug}/directories/main/users`
const ada = () => `${users()}/${formatId('user', tenant.ada.id)}`

beforeAll(async () => {
  await testDatabase()
  await stockPool(12)
  tenant = await seedTenant({ now })
  other = await seedTenant({ now })
  token = (await tokenOfUser(tenant.id, tenant.owner, everyPermission, now)).token
})

describe('who asks', () => {
  test('S01 nobody: 401, and how to be somebody', async () => {
    const { status, headers, body } = await ask('GET', `/tenants/${tenant.slug}`)
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="signet"'])
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(body).toMatchObject({ type: 'urn:signet:problem:unauthenticated', status: 401 })
  })

  test('a person by a token of control', async () => {
    const { status, body, headers } = await ask('GET', `/tenants/${tenant.slug}`, { token })
    expect([status, body.tenant]).toMatchObject([200, { slug: tenant.slug }])
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  test('S02 to another tenant’s owner, everything of this one is absent', async () => {
    const foreign = (await tokenOfUser(other.id, other.owner, everyPermission, now)).token
    for (const path of [`/tenants/${tenant.slug}`, users().replace(/main.*/, 'main/groups'), ada()])
      expect((await ask('GET', path, { token: foreign })).status).toBe(404)
    expect((await ask('GET', `/tenants/${other.slug}`, { token: foreign })).status).toBe(200)
  })

  test.each([
    ['another audience', { aud: 'https://api.example.test/invoices' }],
    ['another issuer', { iss: 'http://localhost:3000/t/acme/production' }],
    ['expired', { exp: 1 }],
    ['a family that is none', { gid: '01890000-0000-7000-8000-000000000000' }],
    ['another person’s', { sub: 'somebody-else' }],
    ['a tenant that is none', { tenant_id: '01890000-0000-7000-8000-000000000000' }],
    ['a tenant in no form', { tenant_id: 'acme' }],
  ])('a token that is not for here is none: %s', async (_, forged) => {
    const made = await tokenOfUser(tenant.id, tenant.owner, everyPermission, now, forged)
    const { status, headers } = await ask('GET', `/tenants/${tenant.slug}`, { token: made.token })
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="signet", error="invalid_token"'])
  })

  test('a token whose session ended is none', async () => {
    const made = await tokenOfUser(tenant.id, tenant.owner, everyPermission, now)
    expect((await ask('GET', `/tenants/${tenant.slug}`, { token: made.token })).status).toBe(200)
    await withTenant(tenant.id, (tx) =>
      tx.db.session.updateMany({ where: { id: made.sessionId }, data: { endedAt: now, endReason: 'signed_out' } }),
    )
    expect((await ask('GET', `/tenants/${tenant.slug}`, { token: made.token })).status).toBe(401)
  })

  test('S10 a token that carries less does less, and is not its person when it comes to themselves', async () => {
    const narrow = (await tokenOfUser(tenant.id, tenant.owner, ['user:read', 'user:write'], now)).token
    const me = `${users()}/${formatId('user', tenant.owner.id)}`
    expect((await ask('GET', ada(), { token: narrow })).status).toBe(200)
    expect((await ask('GET', `/tenants/${tenant.slug}`, { token: narrow })).status).toBe(403)
    expect((await ask('POST', `${me}/reset-password`, { token: narrow })).status).toBe(403)
    const body = { displayName: 'The owner' }
    expect((await ask('PUT', me, { token: narrow, body })).status).toBe(403)
    expect((await ask('PUT', me, { token, body })).status).toBe(200)
  })

  test('a client of control does what it may ask for, as itself, until it is disabled', async () => {
    const { token: own, clientRef } = await tokenOfClient(tenant.id, ['user:read', 'user:write'], now)
    expect((await ask('GET', ada(), { token: own })).status).toBe(200)
    expect((await ask('GET', `/tenants/${tenant.slug}`, { token: own })).status).toBe(403)
    const body = { displayName: 'Made by a client', email: 'made@example.test' }
    expect((await ask('POST', users(), { token: own, body })).status).toBe(201)
    const events = await withTenant(tenant.id, (tx) =>
      tx.db.auditEvent.findMany({ where: { actorId: clientRef, action: 'user.created' } }),
    )
    expect(events.map(({ actorKind }) => actorKind)).toEqual(['client'])
    await withTenant(tenant.id, (tx) =>
      tx.db.client.updateMany({ where: { id: clientRef }, data: { status: 'disabled' } }),
    )
    expect((await ask('GET', ada(), { token: own })).status).toBe(401)
  })
})

describe('the clients of control', () => {
  const clients = () => `/tenants/${tenant.slug}/environments/control/clients`

  test('S10 a service is made there and may what its maker may; nothing where people sign in is, nor the portal', async () => {
    const body = { name: 'Provisioning', kind: 'm2m' }
    const made = await ask('POST', clients(), { token, body })
    expect([made.status, made.body.secret]).toEqual([201, expect.stringMatching(/^sgs_/)])
    const { id } = made.body.client as { id: string }
    const apis = await ask('GET', `/tenants/${tenant.slug}/apis?search=management`, { token })
    const [api] = apis.body.rows as { id: string }[]
    const one = await ask('GET', `/tenants/${tenant.slug}/apis/${api?.id}`, { token })
    const known = one.body.permissions as { id: string; name: string }[]
    const idOf = (name: string) => known.find((permission) => permission.name === name)?.id
    const give = (as: string, name: string) =>
      ask('PUT', `${clients()}/${id}/access/${api?.id}`, { token: as, body: { permissions: [idOf(name)] } })
    const narrow = (await tokenOfUser(tenant.id, tenant.owner, ['client:write', 'client:read'], now)).token
    expect((await give(narrow, 'user:delete')).status).toBe(403)
    expect((await give(narrow, 'client:read')).status).toBe(200)
    const listed = await ask('GET', clients(), { token })
    expect((listed.body.rows as { name: string }[]).map(({ name }) => name)).toContain('Provisioning')
    expect((listed.body.rows as { name: string }[]).map(({ name }) => name)).not.toContain('Portal')
    const web = { name: 'Web', kind: 'web', redirectUris: ['https://app.example/callback'] }
    const refused = await ask('POST', clients(), { token, body: web })
    expect([refused.status, refused.body.errors]).toMatchObject([422, [{ pointer: '#/kind' }]])
    expect((await ask('GET', `/tenants/${tenant.slug}/environments/control`, { token })).status).toBe(404)
  })
})

describe('what is asked', () => {
  test('an unknown path is 404, another method 405 with those that there are', async () => {
    expect((await ask('GET', '/nothing', { token })).status).toBe(404)
    const { status, headers } = await ask('PATCH', `/tenants/${tenant.slug}/roles`, { token })
    expect([status, headers.get('allow')]).toEqual([405, 'GET, POST'])
  })

  test.each([
    ['another media type', { raw: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
    ['compressed', { raw: '{}', headers: { 'content-encoding': 'gzip' } }, 415],
    ['no JSON', { raw: '{"displayName":' }, 400],
    ['no object', { raw: '[]' }, 400],
    ['no UTF-8', { raw: Buffer.from([0x7b, 0xff, 0x7d]) }, 400],
    ['too large', { raw: JSON.stringify({ displayName: 'x'.repeat(bounds.body.jsonBytes) }) }, 413],
  ])('a body of %s', async (_, asked, status) => {
    expect((await ask('POST', users(), { token, ...asked })).status).toBe(status)
  })

  test('8.2.3 faults are told where they are; fields that are none of its are refused', async () => {
    const body = { displayName: '', email: 'x@example.test', isAdmin: true, directory: 'staging' }
    const first = await ask('POST', users(), { token, body })
    expect([first.status, first.body.errors]).toMatchObject([422, [{ pointer: '#/directory' }]])
    const { directory: _, ...rest } = body
    const second = await ask('POST', users(), { token, body: rest })
    expect([second.status, second.body.errors]).toMatchObject([
      422,
      [{ pointer: '#/displayName' }, { pointer: '#/isAdmin' }],
    ])
    const list = await ask('GET', `/tenants/${tenant.slug}/users?limit=9999&color=red`, { token })
    expect([list.status, list.body.errors]).toMatchObject([422, [{ parameter: 'limit' }, { parameter: 'color' }]])
  })

  test('a query is read by the types of its fields', async () => {
    const path = `/tenants/${tenant.slug}/users?directory=main&limit=2&factors=none&attribute[name]=team&attribute[value]=red`
    const { status, body } = await ask('GET', path, { token })
    expect([status, body.rows]).toEqual([200, []])
  })

  test('pages lead to the next one, in the body and as a link', async () => {
    const first = await ask('GET', `/tenants/${tenant.slug}/users?directory=main&limit=1`, { token })
    const link = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
    expect(new URL(link, 'http://x').searchParams.get('cursor')).toBe(first.body.next)
    const second = await ask('GET', link.replace('/api/v1', ''), { token })
    expect(second.status).toBe(200)
    expect(second.body.rows).not.toEqual(first.body.rows)
  })

  test('RFC 9110 §13.1.1 If-Match: what moved meanwhile is 412 and stays', async () => {
    const first = await ask('GET', ada(), { token })
    const etag = first.headers.get('etag') ?? ''
    const put = (displayName: string, tag: string) =>
      ask('PUT', ada(), { token, body: { displayName }, headers: { 'if-match': tag } })
    expect(etag).toMatch(/^"\d+"$/)
    expect((await put('Ada One', etag)).status).toBe(200)
    const stale = await put('Ada Two', etag)
    expect([stale.status, stale.body.type]).toEqual([412, 'urn:signet:problem:stale'])
    expect((await put('Ada Two', '"x y"')).status).toBe(412)
    expect((await ask('GET', ada(), { token })).body.user).toMatchObject({ displayName: 'Ada One' })
    expect((await put('Ada Three', '*')).status).toBe(200)
    const there = await ask('POST', `${ada()}/sign-out`, { token, headers: { 'if-match': etag } })
    expect(there.status).toBe(400)
  })
})

describe('Idempotency-Key', () => {
  const body = (email: string) => ({ displayName: 'Once', email })
  const post = (key: string, email: string, more: Asked = {}) =>
    ask('POST', users(), { token, body: body(email), headers: { 'idempotency-key': key }, ...more })
  const made = (email: string) =>
    withTenant(tenant.id, (tx) => tx.db.identifier.count({ where: { normalized: email } }))

  test('the same request is done once and answered the same, secrets included', async () => {
    const first = await post('once-1', 'once.1@example.test')
    const again = await post('once-1', 'once.1@example.test')
    expect([first.status, again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 201, 'true'])
    expect(again.body).toEqual(first.body)
    expect(first.body.password).toEqual(expect.any(String))
    expect(await made('once.1@example.test')).toBe(1)
  })

  test('another body under the same key is 422 and does nothing', async () => {
    await post('once-2', 'once.2@example.test')
    expect((await post('once-2', 'twice.2@example.test')).status).toBe(422)
    expect(await made('twice.2@example.test')).toBe(0)
  })

  test('of many at once, one is done; the others are answered the same or told to come again', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => post('once-3', 'once.3@example.test')))
    for (const { status } of all) expect([201, 409]).toContain(status)
    expect(all.some(({ status }) => status === 201)).toBe(true)
    expect(await made('once.3@example.test')).toBe(1)
  })

  test('what was refused is not kept, nor is it another caller’s', async () => {
    const narrow = (await tokenOfUser(tenant.id, tenant.owner, ['user:read'], now)).token
    expect((await post('once-4', 'once.4@example.test', { token: narrow })).status).toBe(403)
    expect((await post('once-4', 'not an address')).status).toBe(422)
    expect((await post('once-4', 'once.4@example.test')).status).toBe(201)
    expect((await post('once-4', 'once.4@example.test', { token: narrow })).status).toBe(403)
  })

  test.each(['', 'a b', 'x'.repeat(bounds.rest.idempotencyKey + 1)])('a key that is none: %j', async (key) => {
    expect((await post(key, 'none@example.test')).status).toBe(422)
    expect(await made('none@example.test')).toBe(0)
  })
})

test('a caller has so many requests in a window, and is told what is left', async () => {
  const { token: own } = await tokenOfClient(tenant.id, ['user:read'], now)
  const small = rest(registry, { requests: 2, windowSeconds: 3600 })
  const three = [await ask('GET', ada(), { token: own }, small), await ask('GET', ada(), { token: own }, small)]
  expect(three.map(({ status, headers }) => [status, headers.get('ratelimit')?.split(';')[1]])).toEqual([
    [200, 'r=1'],
    [200, 'r=0'],
  ])
  const { status, headers, body } = await ask('GET', ada(), { token: own }, small)
  expect([status, body.type]).toEqual([429, 'urn:signet:problem:limited'])
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect(headers.get('ratelimit-policy')).toBe('"caller";q=2;w=3600')
  expect((await ask('GET', ada(), { token: own })).status).toBe(200)
})
