import { createHash } from 'node:crypto'
import pg from 'pg'
import { ask } from '#e2e/support/authorization.ts'
import { embeddedDatabase } from '#e2e/support/database.ts'
import { OwnServer } from '#e2e/support/own-server.ts'
import { pkce } from '#e2e/support/pkce.ts'
import { type SeededClient, Tenant, wish } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'
import { claimsOf, post, refresh, tokensOf } from '#e2e/support/token-endpoint.ts'
import { Visitor } from '#e2e/support/visitor.ts'

const api = 'https://things.example.test'
const redirectUri = 'http://localhost:9/callback'
const chains = 12
const issuers = 24
/** Answers that are waited for before everything is killed: dozens of groups, with others under way. */
const enough = 600

/** What the server said is so: access tokens by their jti, refresh tokens by the hash that they are kept under. */
class Acknowledged {
  readonly jtis: string[] = []
  readonly refreshHashes: Buffer[] = []
  #reached: () => void = () => {}
  readonly areEnough = new Promise<void>((resolve) => {
    this.#reached = resolve
  })

  note(answer: { access_token: string; refresh_token?: string }): void {
    this.jtis.push(String(claimsOf(answer.access_token).jti))
    if (answer.refresh_token !== undefined)
      this.refreshHashes.push(createHash('sha256').update(answer.refresh_token).digest())
    if (this.jtis.length === enough) this.#reached()
  }
}

/** Asks again and again until the server is gone. An answer that did not arrive in full was not given. */
async function untilGone(next: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await next()
    } catch {
      return
    }
  }
}

async function refreshTokens(seeder: string, tenant: Tenant, client: SeededClient): Promise<string[]> {
  const person = await tenant.person()
  await new Visitor().codeFor(ask(client), person)
  const { verifier, challenge: codeChallenge } = pkce()
  const place = { tenantId: tenant.ids.id, environmentId: tenant.ids.environments.production }
  const scopes = ['openid', 'profile', 'email']
  const what = { clientId: client.clientId, userId: person.id, scopes, redirectUri, codeChallenge, count: chains }
  const { codes } = await wish(seeder, 'codes', { ...place, ...what })
  return Promise.all(
    codes.map(async (code) => {
      const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }
      return (await tokensOf(await post(client, 'token', form))).refresh_token ?? ''
    }),
  )
}

test('kill -9 during group commit loses no acknowledged write: each answer is compared with the database', async () => {
  const server = await OwnServer.start({ SIGNET_FRONTS: '2' })
  try {
    const seeder = await server.seeder()
    const tenant = await Tenant.make(seeder, server.origin)
    const client = await tenant.client('production', {
      name: 'Durable',
      redirectUris: [redirectUri],
      grantTypes: ['authorization_code', 'refresh_token', 'client_credentials'],
      firstParty: true,
    })
    await tenant.api('production', client, api, 'read')
    const acknowledged = new Acknowledged()
    const asking = (await refreshTokens(seeder, tenant, client)).map((token) => {
      let last = token
      return untilGone(async () => {
        const answer = await tokensOf(await refresh(client, last))
        acknowledged.note(answer)
        last = answer.refresh_token ?? ''
      })
    })
    for (let i = 0; i < issuers; i++)
      asking.push(
        untilGone(async () => {
          const form = { grant_type: 'client_credentials', resource: api }
          acknowledged.note(await tokensOf(await post(client, 'token', form)))
        }),
      )
    await acknowledged.areEnough
    await server.current.kill9()
    await Promise.all(asking)
    await server.restart()

    expect(acknowledged.refreshHashes.length).toBeGreaterThan(chains)
    const database = new pg.Client({ connectionString: embeddedDatabase(server.dataDir).url })
    await database.connect()
    try {
      const events = await database.query<{ jti: string }>('select jti from token_event where jti = any($1)', [
        acknowledged.jtis,
      ])
      expect(new Set(events.rows.map(({ jti }) => jti)).size).toBe(acknowledged.jtis.length)
      const kept = await database.query('select from refresh_tokens where token_hash = any($1)', [
        acknowledged.refreshHashes,
      ])
      expect(kept.rowCount).toBe(acknowledged.refreshHashes.length)
    } finally {
      await database.end()
    }
  } finally {
    await server.end()
  }
})
