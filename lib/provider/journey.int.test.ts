import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { RelyingParty } from './testing/relying-party.ts'
import { type Rig, startRig } from './testing/rig.ts'

onTestDatabase()

let rig: Rig
let acme: SeededTenant

beforeAll(async () => {
  rig = await startRig()
  acme = await seedTenant({ origin: rig.origin })
})
afterAll(() => rig.close())

describe('the main job', () => {
  test('a person signs in to an app, which redeems, refreshes, asks, and revokes', async () => {
    const app = new RelyingParty(acme.production.issuer, acme.production.web)
    const tokens = await app.tokensFor(acme.ada)
    expect(tokens).toMatchObject({ token_type: 'Bearer' })
    const info = await app.userinfo(String(tokens.access_token))
    expect(info.status).toBe(200)
    expect(info.json).toMatchObject({ sub: acme.ada.sub, email: 'ada@example.test', email_verified: true })
    const refreshed = await app.refresh(String(tokens.refresh_token))
    expect(refreshed.status).toBe(200)
    expect((await app.introspect(String(refreshed.json.access_token))).json).toMatchObject({ active: true })
    expect((await app.revoke(String(refreshed.json.refresh_token))).status).toBe(200)
    expect((await app.introspect(String(refreshed.json.access_token))).json).toEqual({ active: false })
  })
})
