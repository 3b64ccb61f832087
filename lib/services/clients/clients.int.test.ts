import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { managementAudience } from '#lib/access/permissions.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { RelyingParty } from '#lib/provider/testing/relying-party.ts'
import { onStage } from '#lib/provider/testing/two-tenants.ts'
import type { SeededClient } from '#lib/testing/clients.ts'
import type { SeededUser } from '#lib/testing/people.ts'
import { allowPlayground } from '../playground/allow.ts'
import { clientAccess } from './access.ts'
import { addClientSecret } from './add-secret.ts'
import { changeClient } from './change.ts'
import { createClient } from './create.ts'
import { deleteClient } from './delete.ts'
import { disableClient } from './disable.ts'
import { enableClient } from './enable.ts'
import { getClient } from './get.ts'
import { clientLosses } from './losses.ts'
import { clientPeople } from './people.ts'
import { rotateClientSecret } from './rotate-secret.ts'
import { setClientAccess } from './set-access.ts'
import { setClientJwks } from './set-jwks.ts'

const stage = onStage()
const now = new Date()
let owner: Actor
const as = (person: SeededUser): Actor => ({
  kind: 'user',
  tenantId: stage.acme.id,
  directoryId: person.directoryId,
  userId: person.id,
  name: person.displayName,
})
const call = (actor = owner) => ({ actor, tenant: stage.acme.slug, now })
const of = (client: { id: string }) => ({ environment: 'production', id: formatId('client', client.id) })
type Told = { code: string; fields?: Record<string, string> }
const told = (work: Promise<unknown>): Promise<Told> =>
  work.then(
    () => ({ code: 'ok' }),
    ({ code, fields }: Told) => ({ code, ...(fields === undefined ? {} : { fields }) }),
  )

beforeAll(() => {
  owner = as(stage.acme.owner)
})

/** A client of a test's own, as an administrator makes one. */
async function made(settings: object = {}): Promise<SeededClient> {
  const redirectUri = 'https://app.example.test/callback'
  const { client, secret } = await createClient.call(call(), {
    environment: 'production',
    name: 'Shop',
    kind: 'web',
    firstParty: true,
    redirectUris: [redirectUri],
    ...settings,
  })
  const { id, clientId, environmentId } = await stage.inAcme((tx) =>
    tx.db.client.findFirstOrThrow({ where: { clientId: client.clientId } }),
  )
  return { id, clientId, environmentId, redirectUri, ...(secret === undefined ? {} : { secret }) }
}

const party = (client: SeededClient) => new RelyingParty(stage.acme.production.issuer, client)

describe('what can be registered, at creation and at every change', () => {
  const rows = [
    ['R10 a fragment', 'https://rp.example/cb#x', 'web'],
    ['R15 http beyond this machine', 'http://rp.example/cb', 'web'],
    ['R19 javascript', 'JaVaScRiPt:alert(1)', 'native'],
    ['R19 data', 'data:text/html,x', 'web'],
    ['R19 intent', 'intent:x', 'native'],
    ['R20 a private scheme without a dot', 'myapp:/cb', 'native'],
    ['R21 a wildcard in the host', 'https://*.rp.example/cb', 'web'],
    ['R21 a wildcard in the path', 'https://rp.example/*', 'spa'],
  ] as const

  test.each(rows)('%s is refused at the field', async (_, uri, kind) => {
    const good = kind === 'native' ? 'com.example.app:/cb' : 'https://rp.example/cb'
    const create = (redirectUris: string[], more = {}) =>
      told(createClient.call(call(), { environment: 'production', name: 'X', kind, redirectUris, ...more }))
    expect(await create([good])).toEqual({ code: 'ok' })
    expect(await create([good, uri])).toMatchObject({
      code: 'invalid',
      fields: { 'redirectUris.1': expect.any(String) },
    })
    expect(await create([good], { postLogoutRedirectUris: [uri] })).toMatchObject({
      code: 'invalid',
      fields: { 'postLogoutRedirectUris.0': expect.any(String) },
    })
    const client = await made({ kind, redirectUris: [good] })
    const before = (await getClient.call(call(), of(client))).version
    expect(await told(changeClient.call(call(), { ...of(client), redirectUris: [uri] }))).toMatchObject({
      code: 'invalid',
      fields: { 'redirectUris.0': expect.any(String) },
    })
    expect((await getClient.call(call(), of(client))).version).toBe(before)
  })

  test('UX-C19 a service starts with client_credentials and nothing else', async () => {
    const { client } = await createClient.call(call(), { environment: 'production', name: 'Job', kind: 'm2m' })
    expect(client).toMatchObject({
      grantTypes: ['client_credentials'],
      scopes: [],
      redirectUris: [],
      firstParty: false,
    })
    const access = await clientAccess.call(call(), { environment: 'production', id: client.id })
    expect(access.apis).toEqual([])
  })
})

describe('changing the settings', () => {
  test('what is left out stays, and what a form sends blank is cleared', async () => {
    const client = await made({ logoUri: 'https://app.example.test/logo.png' })
    await changeClient.call(call(), { ...of(client), name: 'Renamed', accessTokenLifetimeSeconds: '90' })
    const { client: changed } = await getClient.call(call(), of(client))
    expect(changed).toMatchObject({
      name: 'Renamed',
      logoUri: 'https://app.example.test/logo.png',
      accessTokenLifetimeSeconds: 90,
      redirectUris: ['https://app.example.test/callback'],
    })
    await changeClient.call(call(), { ...of(client), logoUri: '', accessTokenLifetimeSeconds: '' })
    expect((await getClient.call(call(), of(client))).client).toMatchObject({
      logoUri: null,
      accessTokenLifetimeSeconds: null,
    })
  })

  test('a form that read an older version is told who changed what, and nothing of it is saved', async () => {
    const client = await made()
    const { version, client: seen } = await getClient.call(call(), of(client))
    const later = { ...call(), now: new Date(now.getTime() + 1_000) }
    await changeClient.call(later, { ...of(client), name: 'Theirs' })
    const mine = { ...of(client), name: 'Mine', version, updatedAt: seen.updatedAt.toISOString() }
    expect(await told(changeClient.call(later, mine))).toMatchObject({
      code: 'conflict',
      fields: {
        version: expect.stringContaining(stage.acme.owner.displayName),
        name: expect.stringContaining('Theirs'),
      },
    })
    expect((await getClient.call(call(), of(client))).client.name).toBe('Theirs')
    expect(await told(changeClient.call(later, { ...of(client), name: 'Mine' }))).toEqual({ code: 'ok' })
  })

  test('two saves of one version at a time: one wins, the other is told', async () => {
    const client = await made()
    const { version } = await getClient.call(call(), of(client))
    const saves = ['A', 'B'].map((name) => told(changeClient.call(call(), { ...of(client), name, version })))
    expect((await Promise.all(saves)).map(({ code }) => code).sort()).toEqual(['conflict', 'ok'])
  })

  test('what does not fit its kind is refused', async () => {
    const spa = await made({ kind: 'spa' })
    for (const change of [{ requirePkce: false }, { authMethod: 'client_secret_basic' as const }, { redirectUris: [] }])
      expect(await told(changeClient.call(call(), { ...of(spa), ...change }))).toMatchObject({ code: 'invalid' })
    expect(await told(changeClient.call(call(), { ...of(spa), grantTypes: ['client_credentials'] }))).toMatchObject({
      fields: { grantTypes: expect.any(String) },
    })
  })

  test('the portal’s own client is nobody’s to see or change', async () => {
    const portal = await stage.inAcme((tx) => tx.db.client.findFirstOrThrow({ where: { builtIn: 'portal' } }))
    for (const environment of ['control', 'production'])
      for (const verb of [disableClient, changeClient])
        expect(await told(verb.call(call(), { environment, id: formatId('client', portal.id) }))).toEqual({
          code: 'not_found',
        })
  })
})

describe('a client that is disabled', () => {
  test('stops every grant, and goes on where it was once it is enabled', async () => {
    const client = await made({ staySignedIn: true })
    const app = party(client)
    const tokens = await app.tokensFor(stage.acme.ada, { scope: 'openid offline_access' })
    const code = await app.codeFor(stage.acme.ada)
    await disableClient.call(call(), of(client))
    stage.pass(6)
    expect((await fetch(app.authorizeUrl(), { redirect: 'manual' })).status).toBe(400)
    expect((await app.redeem(code)).status).toBe(401)
    expect((await app.refresh(String(tokens.refresh_token))).status).toBe(401)
    expect((await app.userinfo(String(tokens.access_token))).status).toBe(401)
    const judge = new RelyingParty(app.issuer, stage.acme.production.web)
    expect((await judge.introspect(String(tokens.access_token))).json).toEqual({ active: false })
    await enableClient.call(call(), of(client))
    stage.pass(6)
    expect((await app.refresh(String(tokens.refresh_token))).status).toBe(200)
  })

  test('disabling twice is one event', async () => {
    const client = await made()
    await disableClient.call(call(), of(client))
    await disableClient.call(call(), of(client))
    const events = await stage.inAcme((tx) =>
      tx.db.auditEvent.count({ where: { targetId: client.id, action: 'client.disabled' } }),
    )
    expect(events).toBe(1)
  })
})

describe('deleting a client', () => {
  test('needs its name; then it and its tokens are gone, and the trail says what was lost', async () => {
    const client = await made({ firstParty: false, staySignedIn: true })
    const app = party(client)
    const tokens = await app.tokensFor(stage.acme.ben, { scope: 'openid offline_access' })
    expect(await told(deleteClient.call(call(), { ...of(client), confirm: 'shop' }))).toMatchObject({
      fields: { confirm: expect.any(String) },
    })
    const lost = { families: 1, consents: 1, permissions: 0, roles: 0, secretCount: 1 }
    expect(await clientLosses.call(call(), of(client))).toEqual(lost)
    await deleteClient.call(call(), { ...of(client), confirm: ' Shop ' })
    stage.pass(6)
    expect((await app.refresh(String(tokens.refresh_token))).status).toBe(401)
    expect((await app.userinfo(String(tokens.access_token))).status).toBe(401)
    expect(await told(getClient.call(call(), of(client)))).toEqual({ code: 'not_found' })
    const [event] = await stage.inAcme((tx) =>
      tx.db.auditEvent.findMany({ where: { action: 'client.deleted', targetId: client.id } }),
    )
    expect(event?.changes).toMatchObject({ before: { name: 'Shop', lost } })
  })
})

describe('what a client may ask for', () => {
  const permissionsOf = (audience: string) =>
    stage.inAcme((tx) =>
      tx.db.api.findFirstOrThrow({ where: { identifier: audience }, include: { permissions: true } }),
    )

  test('permissions are given and withdrawn, and tokens hold them at once', async () => {
    const client = await made({ kind: 'm2m', redirectUris: [], firstParty: false })
    const { api } = stage.acme
    const [read = '', write = ''] = ['invoices:read', 'invoices:write'].map((name) =>
      formatId('permission', api.permissions[name] ?? ''),
    )
    const at = { ...of(client), api: formatId('api', api.id) }
    const scope = async () => {
      stage.pass(6)
      const form = { grant_type: 'client_credentials', resource: api.identifier }
      return (await party(client).post('/oauth/token', form)).json.scope
    }
    await setClientAccess.call(call(), { ...at, permissions: [read, write] })
    expect(await scope()).toBe('invoices:read invoices:write')
    await setClientAccess.call(call(), { ...at, permissions: [read], introspects: true })
    expect(await scope()).toBe('invoices:read')
    const { apis } = await clientAccess.call(call(), of(client))
    expect(apis).toMatchObject([{ name: 'Invoices', introspects: true }])
    await setClientAccess.call(call(), { ...at, permissions: [] })
    expect((await clientAccess.call(call(), of(client))).apis).toEqual([])
  })

  test('permissions of another API, of another tenant and of nobody are 404', async () => {
    const client = await made()
    const { api, opaqueApi } = stage.acme
    const strange = [
      formatId('permission', Object.values(opaqueApi.permissions)[0] ?? ''),
      formatId('permission', Object.values(stage.globex.api.permissions)[0] ?? ''),
      formatId('permission', newId()),
      'invoices:read',
    ]
    for (const permission of strange)
      expect(
        await told(
          setClientAccess.call(call(), { ...of(client), api: formatId('api', api.id), permissions: [permission] }),
        ),
      ).toEqual({ code: 'not_found' })
    expect(
      await told(
        setClientAccess.call(call(), { ...of(client), api: formatId('api', stage.globex.api.id), permissions: [] }),
      ),
    ).toEqual({ code: 'not_found' })
  })

  test('a client that proves nothing looks up nothing', async () => {
    const input = {
      ...of(stage.acme.production.spa),
      api: formatId('api', stage.acme.api.id),
      permissions: [],
      introspects: true,
    }
    expect(await told(setClientAccess.call(call(), input))).toMatchObject({
      fields: { introspects: expect.any(String) },
    })
  })

  test('S10 nobody gives a permission of the management API that they do not hold', async () => {
    const management = await permissionsOf(managementAudience)
    const idOf = (name: string) => management.permissions.find((each) => each.name === name)?.id ?? ''
    const roleId = newId()
    await stage.inAcme(async (tx) => {
      const at = { tenantId: tx.tenantId }
      await tx.db.role.createMany({ data: [{ ...at, id: roleId, slug: 'client-admin', displayName: 'Client admin' }] })
      const rows = ['client:read', 'client:write', 'client:secret'].map((name) => ({
        ...at,
        roleId,
        permissionId: idOf(name),
      }))
      await tx.db.rolePermission.createMany({ data: rows })
      const person = { userDirectoryId: stage.acme.ben.directoryId, userId: stage.acme.ben.id }
      await tx.db.assignment.createMany({ data: [{ ...at, id: newId(), roleId, ...person }] })
    })
    const client = await made()
    const give = (actor: Actor, names: string[]) =>
      told(
        setClientAccess.call(call(actor), {
          ...of(client),
          api: formatId('api', management.id),
          permissions: names.map((name) => formatId('permission', idOf(name))),
        }),
      )
    const ben = as(stage.acme.ben)
    expect(await give(ben, ['client:read', 'user:delete'])).toEqual({ code: 'forbidden' })
    expect(await give(ben, ['client:read'])).toEqual({ code: 'ok' })
    expect(await give(owner, ['client:read', 'user:delete'])).toEqual({ code: 'ok' })
    // What somebody else gave may stay, and may be taken.
    expect(await give(ben, ['user:delete'])).toEqual({ code: 'ok' })
    // But nobody becomes a client that may do more than they may: by its secret, or by where it sends people.
    const redirectUris = ['https://mallory.test/callback']
    const allow = (actor: Actor) => told(allowPlayground.call(call(actor), of(client)))
    expect(await told(changeClient.call(call(ben), { ...of(client), redirectUris }))).toEqual({ code: 'forbidden' })
    expect(await allow(ben)).toEqual({ code: 'forbidden' })
    expect(await told(rotateClientSecret.call(call(ben), of(client)))).toEqual({ code: 'forbidden' })
    expect(await told(addClientSecret.call(call(ben), of(client)))).toEqual({ code: 'forbidden' })
    expect(await told(setClientJwks.call(call(ben), { ...of(client), jwks: '' }))).toEqual({ code: 'forbidden' })
    expect(await allow(owner)).toEqual({ code: 'ok' })
    expect(await give(ben, [])).toEqual({ code: 'ok' })
    expect(await told(changeClient.call(call(ben), { ...of(client), redirectUris }))).toEqual({ code: 'ok' })
    expect(await told(rotateClientSecret.call(call(ben), of(client)))).toEqual({ code: 'ok' })
  })
})

describe('who has access to a client', () => {
  test('who signed in comes once, the last first, and pages follow each other', async () => {
    const client = await made()
    const app = party(client)
    for (const person of [stage.acme.ada, stage.acme.ben, stage.acme.ada]) await app.codeFor(person)
    const first = await clientPeople.call(call(), { ...of(client), limit: 1 })
    expect(first).toMatchObject({ total: 2, rows: [{ displayName: 'Ada Lovelace', lastUsedAt: expect.any(Date) }] })
    const second = await clientPeople.call(call(), { ...of(client), limit: 1, cursor: first.next ?? '' })
    expect(second.rows.map(({ displayName }) => displayName)).toEqual(['Ben Bitdiddle'])
    expect(second.next).toBeNull()
  })

  test('who has a role that counts, directly, by inclusion or through a group; each once', async () => {
    const client = await made()
    const { api, ada, ben, testAda } = stage.acme
    await setClientAccess.call(call(), {
      ...of(client),
      api: formatId('api', api.id),
      permissions: [formatId('permission', api.permissions['invoices:write'] ?? '')],
    })
    await stage.inAcme(async (tx) => {
      const at = { tenantId: tx.tenantId }
      const [inner, outer, other, groupId] = [newId(), newId(), newId(), newId()]
      await tx.db.role.createMany({
        data: [
          { ...at, id: inner, slug: 'writer', displayName: 'Writer' },
          { ...at, id: outer, slug: 'clerk', displayName: 'Clerk' },
          { ...at, id: other, slug: 'reader', displayName: 'Reader' },
        ],
      })
      await tx.db.rolePermission.createMany({
        data: [
          { ...at, roleId: inner, permissionId: api.permissions['invoices:write'] ?? '' },
          { ...at, roleId: other, permissionId: api.permissions['invoices:read'] ?? '' },
        ],
      })
      await tx.db.roleRole.createMany({ data: [{ ...at, parentRoleId: outer, childRoleId: inner }] })
      const directoryId = ada.directoryId
      await tx.db.group.createMany({
        data: [{ ...at, directoryId, id: groupId, slug: 'clerks', displayName: 'Clerks' }],
      })
      await tx.db.groupMember.createMany({
        data: [ada, ben].map(({ id }) => ({ ...at, directoryId, groupId, userId: id })),
      })
      await tx.db.assignment.createMany({
        data: [
          { ...at, id: newId(), roleId: outer, groupDirectoryId: directoryId, groupId },
          { ...at, id: newId(), roleId: inner, userDirectoryId: directoryId, userId: ada.id },
          { ...at, id: newId(), roleId: other, userDirectoryId: directoryId, userId: stage.acme.owner.id },
          { ...at, id: newId(), roleId: inner, userDirectoryId: testAda.directoryId, userId: testAda.id },
        ],
      })
    })
    const { rows, total } = await clientPeople.call(call(), { ...of(client), by: 'role' })
    expect(total).toBe(2)
    expect(rows.map(({ displayName }) => displayName).sort()).toEqual(['Ada Lovelace', 'Ben Bitdiddle'])
  })
})
