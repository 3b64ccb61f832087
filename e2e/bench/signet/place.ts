import { ask } from '#e2e/support/authorization.ts'
import { type Person, type SeededClient, Tenant, wish } from '#e2e/support/seed.ts'
import { Visitor } from '#e2e/support/visitor.ts'
import type { Running } from './start.ts'

export type Alg = 'ES256' | 'RS256'

/** APIs of the tenant, by what their access tokens are. */
export const apis = {
  jwt: 'https://api.example.test',
  rs256: 'https://rs256.example.test',
  opaque: 'https://opaque.example.test',
}
const tokensOf = {
  jwt: {},
  rs256: { tokenSigningAlg: 'RS256' },
  opaque: { tokenFormat: 'opaque' },
} as const
export const redirectUri = 'http://localhost:9/callback'
export const scopes = ['openid', 'profile', 'email']

export type Place = {
  tenant: Tenant
  person: Person
  /** By how their ID tokens are signed. The first may ask for the APIs. */
  clients: Record<Alg, SeededClient>
  codes(alg: Alg, count: number, codeChallenge: string): Promise<string[]>
}

/** A tenant with two clients and somebody who has signed in to both through the pages. */
export async function makePlace({ seeder, server }: Pick<Running, 'seeder' | 'server'>): Promise<Place> {
  const tenant = await Tenant.make(seeder, server.origin)
  const person = await tenant.person()
  const clientOf = (idTokenAlg: Alg) =>
    tenant.client('production', {
      name: `Bench ${idTokenAlg}`,
      redirectUris: [redirectUri],
      grantTypes: ['authorization_code', 'refresh_token', 'client_credentials'],
      firstParty: true,
      idTokenAlg,
    })
  const clients = { ES256: await clientOf('ES256'), RS256: await clientOf('RS256') }
  const place = { tenantId: tenant.ids.id, environmentId: tenant.ids.environments.production }
  for (const [kind, identifier] of Object.entries(apis) as [keyof typeof apis, string][]) {
    const api = { identifier, permission: 'read', ...tokensOf[kind] }
    await wish(seeder, 'api', { ...place, clientId: clients.ES256.id, ...api })
  }
  const visitor = new Visitor()
  for (const client of Object.values(clients)) await visitor.codeFor(ask(client), person)
  return {
    tenant,
    person,
    clients,
    async codes(alg, count, codeChallenge) {
      const { clientId } = clients[alg]
      const what = { ...place, clientId, userId: person.id, scopes, redirectUri, codeChallenge, count }
      return (await wish(seeder, 'codes', what)).codes
    },
  }
}
