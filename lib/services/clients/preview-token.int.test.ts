import { decodeJwt, decodeProtectedHeader } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { type Json, RelyingParty } from '#lib/provider/testing/relying-party.ts'
import { onStage } from '#lib/provider/testing/two-tenants.ts'
import type { SeededClient } from '#lib/testing/clients.ts'
import { previewToken } from './preview-token.ts'

const stage = onStage()
const readers = newId()

/** What no two tokens share. */
const own = ['iat', 'exp', 'jti', 'sid', 'gid', 'at_hash', 'auth_time']
const said = (claims: object) => Object.fromEntries(Object.entries(claims).filter(([name]) => !own.includes(name)))

async function previewed(client: SeededClient, asked: object) {
  const { acme } = stage
  const { id: userId, directoryId, displayName: name } = acme.owner
  const actor: Actor = { kind: 'user', tenantId: acme.id, directoryId, userId, name }
  const input = { environment: 'production', id: formatId('client', client.id), ...asked }
  const { preview } = await previewToken.call({ actor, tenant: acme.slug, now: new Date() }, input)
  if (preview === undefined || preview.refused !== null) throw new Error(JSON.stringify(preview))
  return preview
}

type Preview = Awaited<ReturnType<typeof previewed>>

function expectSame(real: Json, { response, accessToken, idToken }: Preview): void {
  expect([response.token_type, response.expires_in, response.scope]).toEqual([
    real.token_type,
    real.expires_in,
    real.scope,
  ])
  expect(Object.keys(response).sort()).toEqual(Object.keys(real).sort())
  for (const [token, dry] of [
    [real.access_token, accessToken],
    [real.id_token, idToken],
  ] as const) {
    if (token === undefined || dry === null) {
      expect([token, dry]).toEqual([undefined, null])
      continue
    }
    expect(said(dry.payload)).toEqual(said(decodeJwt(String(token))))
    expect(Object.keys(dry.payload).sort()).toEqual(Object.keys(decodeJwt(String(token))).sort())
    expect(dry.header).toEqual(decodeProtectedHeader(String(token)))
  }
}

beforeAll(async () => {
  await stage.inAcme(async (tx) => {
    const { acme } = stage
    const [clerk, lead] = [newId(), newId()]
    const roles = [
      { id: clerk, slug: 'clerk', displayName: 'Clerk' },
      { id: lead, slug: 'lead', displayName: 'Lead' },
    ]
    await tx.db.role.createMany({ data: roles })
    await tx.db.roleRole.createMany({ data: [{ parentRoleId: lead, childRoleId: clerk }] })
    const permissionId = acme.api.permissions['invoices:read'] ?? ''
    const ledgerId = acme.opaqueApi.permissions['ledger:read'] ?? ''
    await tx.db.rolePermission.createMany({
      data: [permissionId, ledgerId].map((each) => ({ roleId: clerk, permissionId: each })),
    })
    const { directoryId, id: userId } = acme.ada
    await tx.db.group.createMany({ data: [{ directoryId, id: readers, slug: 'readers', displayName: 'Readers' }] })
    await tx.db.groupMember.createMany({ data: [{ directoryId, groupId: readers, userId }] })
    const production = acme.production.id
    await tx.db.assignment.createMany({
      data: [
        { id: newId(), roleId: lead, groupDirectoryId: directoryId, groupId: readers, environmentId: production },
        { id: newId(), roleId: clerk, clientEnvironmentId: production, clientId: acme.production.service.id },
      ],
    })
  })
})

describe('UX-C16 a preview is what the token endpoint issues', () => {
  const parameters = () => {
    const invoices = stage.acme.api.identifier
    return [
      { scope: 'openid profile email phone' },
      { scope: 'openid invoices:read invoices:write', resource: invoices },
      { scope: 'openid offline_access', claims: '{"id_token":{"email":null}}' },
    ]
  }

  test.each([0, 1, 2])('authorization_code and refresh_token, request %i', async (index) => {
    const { production, ada } = stage.acme
    const fields = parameters()[index] ?? {}
    const app = new RelyingParty(production.issuer, production.firstParty)
    const real = await app.tokensFor(ada, { ...fields, nonce: undefined })
    const person = formatId('user', ada.id)
    expectSame(real, await previewed(production.firstParty, { ...fields, person, grant: 'authorization_code' }))
    const again = await app.refresh(String(real.refresh_token))
    expectSame(again.json, await previewed(production.firstParty, { ...fields, person, grant: 'refresh_token' }))
  })

  test('client_credentials', async () => {
    const { production, api } = stage.acme
    const service = new RelyingParty(production.issuer, production.service)
    const form = { grant_type: 'client_credentials', resource: api.identifier }
    const { json } = await service.post('/oauth/token', form)
    const dry = await previewed(production.service, { grant: 'client_credentials', resource: api.identifier })
    expectSame(json, dry)
    expect(dry.accessToken.payload).toMatchObject({
      roles: ['clerk'],
      permissions: ['invoices:read', 'invoices:write'],
    })
  })

  test('opaque access tokens say in a preview what introspection says of them', async () => {
    const { production, ada, opaqueApi } = stage.acme
    const fields = { scope: 'openid ledger:read', resource: opaqueApi.identifier }
    const app = new RelyingParty(production.issuer, production.firstParty)
    const real = await app.tokensFor(ada, fields)
    const { active, token_type: _, ...told } = (await app.introspect(String(real.access_token))).json
    const dry = await previewed(production.firstParty, { ...fields, person: ada.email, grant: 'authorization_code' })
    expect(active).toBe(true)
    expect(dry.accessToken.header).toBeNull()
    expect(said(dry.accessToken.payload)).toEqual(said(told))
  })

  test('UserInfo', async () => {
    const { production, ada } = stage.acme
    const app = new RelyingParty(production.issuer, production.firstParty)
    const real = await app.tokensFor(ada, { scope: 'openid profile email' })
    const { json } = await app.userinfo(String(real.access_token))
    const asked = { scope: 'openid profile email', person: ada.sub, grant: 'authorization_code' }
    expect((await previewed(production.firstParty, asked)).userinfo).toEqual(json)
  })

  test('nothing is written, and what it shows is accepted by nobody', async () => {
    const { production, ada } = stage.acme
    const count = () =>
      stage.inAcme(async (tx) => [
        await tx.db.tokenFamily.count(),
        await tx.db.tokenEvent.count(),
        await tx.db.refreshToken.count(),
        await tx.db.auditEvent.count(),
      ])
    const before = await count()
    const asked = { scope: 'openid', person: ada.email, grant: 'authorization_code' }
    const { response } = await previewed(production.firstParty, asked)
    expect(await count()).toEqual(before)
    const app = new RelyingParty(production.issuer, production.firstParty)
    expect((await app.userinfo(response.access_token)).status).toBe(401)
    expect((await app.refresh(String(response.refresh_token))).json.error).toBe('invalid_grant')
  })

  test('scopes that are granted and not told say why', async () => {
    const { production, ada, api } = stage.acme
    const asked = { person: ada.email, grant: 'authorization_code', resource: api.identifier }
    const dry = await previewed(production.firstParty, { ...asked, scope: 'openid invoices:read invoices:write' })
    expect(dry.withheld).toEqual([{ scope: 'invoices:write', because: 'not_held' }])
  })
})
