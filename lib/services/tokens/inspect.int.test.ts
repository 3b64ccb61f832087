import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { type Json, RelyingParty } from '#lib/provider/testing/relying-party.ts'
import { onStage } from '#lib/provider/testing/two-tenants.ts'
import { seedBuiltInRole } from '#lib/testing/people.ts'
import { inspectToken } from './inspect.ts'

const stage = onStage()
const tokensOf = (tenant: 'acme' | 'globex', fields: Record<string, string> = {}): Promise<Json> => {
  const { production, ada } = stage[tenant]
  return new RelyingParty(production.issuer, production.firstParty).tokensFor(ada, fields)
}

const owner = (): Actor => {
  const { id: tenantId, owner: person } = stage.acme
  return { kind: 'user', tenantId, directoryId: person.directoryId, userId: person.id, name: person.displayName }
}

const inspect = (token: unknown, more: object = {}, actor = owner(), at = new Date()) =>
  inspectToken.call(
    { actor, tenant: stage.acme.slug, now: at },
    { environment: 'production', token: String(token), ...more },
  )

async function ours(...asked: Parameters<typeof inspect>) {
  const answer = await inspect(...asked)
  if (answer.kind !== 'ours') throw new Error(answer.kind)
  return answer
}

const failing = ({ checks }: Awaited<ReturnType<typeof ours>>) =>
  checks.filter(({ holds }) => holds === false).map(({ name, says }) => [name, says])

describe('the token inspector', () => {
  test('says which key signed a token, and that everything holds', async () => {
    const tokens = await tokensOf('acme', { nonce: 'n-1' })
    const access = await ours(tokens.access_token)
    expect(access).toMatchObject({
      isValid: true,
      key: { alg: 'ES256', status: 'current' },
      environment: { isHere: true },
    })
    expect(access.checks.map(({ name, says }) => [name, says])).toEqual([
      ['signature', 'verified'],
      ['type', 'access'],
      ['issuer', 'here'],
      ['expiry', 'until'],
      ['audience', 'userinfo'],
      ['live', 'live'],
    ])
    const id = await ours(`Bearer ${tokens.id_token}\n`, { nonce: 'n-1' })
    expect(id).toMatchObject({ isValid: true, key: { alg: 'RS256' }, payload: { nonce: 'n-1' } })
    expect(id.checks.find(({ name }) => name === 'audience')).toMatchObject({ says: 'client', about: 'Our own app' })
    expect(failing(await ours(tokens.id_token, { nonce: 'another' }))).toEqual([['nonce', 'different']])
  })

  test('says in plain words why one does not hold', async () => {
    const tokens = await tokensOf('acme')
    const [head, body, signature] = String(tokens.access_token).split('.')
    const changed = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(body ?? '', 'base64url').toString()), sub: 'x' }),
    )
    const forged = `${head}.${changed.toString('base64url')}.${signature}`
    expect(failing(await ours(forged))).toEqual([['signature', 'altered']])
    expect(failing(await ours(`${head}.${body}.`))).toEqual([['signature', 'unsigned']])
    const later = new Date(Date.now() + 700_000)
    expect(failing(await ours(tokens.access_token, {}, owner(), later))).toEqual([['expiry', 'expired']])
    await stage.inAcme((tx) =>
      tx.db.tokenFamily.updateMany({ data: { revokedAt: new Date(), revokeReason: 'revoked' } }),
    )
    const revoked = await ours(tokens.access_token)
    expect(failing(revoked)).toEqual([['live', 'dead']])
    expect(revoked.checks.at(-1)?.about).toBe('family revoked: revoked')
    await stage.inAcme((tx) => tx.db.session.updateMany({ data: { endedAt: new Date(), endReason: 'signed_out' } }))
    expect((await ours(tokens.id_token)).checks.at(-1)).toMatchObject({ holds: false, about: 'session ended' })
  })

  test('a forged token asks nothing of our tables', async () => {
    const tokens = await tokensOf('acme')
    const { checks } = await ours(`${String(tokens.access_token).slice(0, -8)}AAAAAAAA`)
    expect(checks.at(-1)).toMatchObject({ name: 'live', holds: null, says: 'not_asked' })
  })

  test('a retired key signed it, and verifies nothing any more', async () => {
    const tokens = await tokensOf('acme')
    const kid = JSON.parse(Buffer.from(String(tokens.access_token).split('.')[0] ?? '', 'base64url').toString()).kid
    const mark = (status: string) =>
      stage.inAcme((tx) => tx.db.signingKey.updateMany({ where: { kid }, data: { status } }))
    await mark('retired')
    const answer = await ours(tokens.access_token)
    await mark('current')
    expect(answer.key.status).toBe('retired')
    expect(failing(answer)).toEqual([['signature', 'retired']])
  })

  test('opaque tokens say what introspection says; secrets are told apart', async () => {
    const { production, opaqueApi } = stage.acme
    const asked = { grant_type: 'client_credentials', resource: opaqueApi.identifier }
    const { json } = await new RelyingParty(production.issuer, production.service).post('/oauth/token', asked)
    expect(await inspect(json.access_token)).toMatchObject({ kind: 'opaque', token: 'access', known: true, dead: null })
    const { refresh_token } = await tokensOf('acme')
    expect(await inspect(refresh_token)).toMatchObject({ kind: 'opaque', token: 'refresh', known: true, dead: null })
    expect(await inspect(`sga_${'A'.repeat(43)}`)).toMatchObject({ kind: 'opaque', known: false })
    expect(await inspect(production.web.secret)).toEqual({ kind: 'secret', secret: 'client_secret' })
    expect(await inspect(`sgc_${'A'.repeat(43)}`)).toEqual({ kind: 'code' })
  })

  test('S02 another tenant’s tokens are not ours, as anybody’s are: nothing tells them apart', async () => {
    const foreign = await tokensOf('globex')
    const head = Buffer.from(JSON.stringify({ alg: 'HS256', kid: 'x' })).toString('base64url')
    const body = Buffer.from(JSON.stringify({ iss: 'https://elsewhere.example' })).toString('base64url')
    const stranger = `${head}.${body}.${createHmac('sha256', 'k').update(`${head}.${body}`).digest('base64url')}`
    const said = async (token: unknown) => {
      const answer = await inspect(token)
      if (answer.kind === 'ours') throw new Error('it is ours')
      return { kind: answer.kind, fields: Object.keys(answer).sort() }
    }
    for (const token of [foreign.access_token, foreign.id_token])
      expect(await said(token)).toEqual(await said(stranger))
    expect(await inspect(foreign.refresh_token)).toEqual(await inspect(`sgr_${'A'.repeat(43)}`))
  })

  test('S02 a token of another environment is told to whoever may look everywhere, to others it is not ours', async () => {
    const { staging, testAda } = stage.acme
    const tokens = await new RelyingParty(staging.issuer, staging.firstParty).tokensFor(testAda)
    expect((await ours(tokens.access_token)).environment).toMatchObject({ slug: 'staging', isHere: false })
    const { ben, id: tenantId, production } = stage.acme
    await withTenant(tenantId, async (tx) => {
      await seedBuiltInRole(tx, ben, 'auditor', new Date())
      await tx.db.assignment.updateMany({ where: { userId: ben.id }, data: { environmentId: production.id } })
    })
    const actor: Actor = { kind: 'user', tenantId, directoryId: ben.directoryId, userId: ben.id, name: 'Ben' }
    expect((await inspect(tokens.access_token, {}, actor)).kind).toBe('foreign')
    expect((await inspect((await tokensOf('acme')).access_token, {}, actor)).kind).toBe('ours')
  })

  test('S08 what is no token says why; what is too long is refused', async () => {
    for (const [text, fault] of [
      ['hello', 'not_three_parts'],
      ['a.b.c.d.e', 'encrypted'],
      ['a b.c.d', 'not_base64url'],
      ['AAAA.AAAA.AAAA', 'not_json'],
    ])
      expect(await inspect(text)).toEqual({ kind: 'unreadable', fault })
    await expect(inspect('x'.repeat(20_000))).rejects.toMatchObject({ code: 'invalid' })
    await expect(inspect('  ')).rejects.toMatchObject({ code: 'invalid' })
  })

  test('16.2.5 nothing of a token is stored', async () => {
    const tokens = await tokensOf('acme')
    const count = () => stage.inAcme((tx) => tx.db.auditEvent.count())
    const before = await count()
    await inspect(tokens.access_token)
    expect(await count()).toBe(before)
  })
})
