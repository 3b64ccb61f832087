import fc from 'fast-check'
import { openIdScopes } from '#lib/clients/settings.ts'
import { canonical } from '../canonical.ts'
import { ConfigurationDocument } from '../document.ts'

const address = fc.nat({ max: 9 }).map((n) => `https://app${n}.example.test/callback`)
const addresses = fc.uniqueArray(address, { minLength: 1, maxLength: 3 })
const seconds = fc.integer({ min: 3_600, max: 86_400 })
const sets = fc.oneof(
  fc.constant({}),
  fc.record({ tokens: fc.record({ idTokenSeconds: seconds }) }),
  fc.record({ session: fc.record({ idleSeconds: seconds }, { requiredKeys: [] }) }),
)
const access = fc.uniqueArray(
  fc.record({
    api: fc.constantFrom('urn:a', 'urn:b', 'https://api.example.test/c'),
    permissions: fc.uniqueArray(fc.constantFrom('read', 'write', 'x:y'), { maxLength: 3 }),
    introspects: fc.boolean(),
  }),
  { selector: ({ api }) => api, maxLength: 3 },
)

/** Names as people write them, and as YAML would rather not have them. */
const name = fc.constantFrom(
  'Shop',
  'Åre: "café" #1',
  'yes',
  '0x10',
  '~',
  '- a',
  'null',
  'a: b',
  '💳 pay',
  '__proto__',
  'Ledger',
)

const client = fc.record({
  name,
  kind: fc.constant('web' as const),
  status: fc.constantFrom('active' as const, 'disabled' as const),
  firstParty: fc.boolean(),
  redirectUris: addresses,
  postLogoutRedirectUris: fc.oneof(fc.constant([]), addresses),
  origins: fc.oneof(fc.constant([]), fc.constant(['https://app.example.test'])),
  grantTypes: fc.constantFrom(
    ['authorization_code' as const],
    ['refresh_token' as const, 'authorization_code' as const],
  ),
  scopes: fc.uniqueArray(fc.constantFrom(...openIdScopes.filter((scope) => scope !== 'offline_access'))),
  accessTokenLifetimeSeconds: fc.oneof(fc.constant(null), fc.integer({ min: 30, max: 600 })),
  logoUri: fc.oneof(fc.constant(null), fc.constant('https://cdn.example.test/a b'.replace(' ', '%20'))),
  apis: access,
  policies: sets,
})

/** Configurations that are valid: what the tests of promotion are tried on. */
export const anyDocument: fc.Arbitrary<ConfigurationDocument> = fc
  .record({ policies: sets, clients: fc.uniqueArray(client, { selector: (each) => each.name, maxLength: 6 }) })
  .map((made) => canonical(ConfigurationDocument.parse({ version: 1, ...made })))
