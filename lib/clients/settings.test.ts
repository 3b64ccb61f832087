import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ClientSettings } from './settings.ts'

const web = { name: 'Billing', kind: 'web', redirectUris: ['https://rp.example/cb'] }
const fields = (input: unknown): string[] =>
  ClientSettings.safeParse(input).error?.issues.map((issue) => issue.path.join('.')) ?? []

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const publicJwk = pair.publicKey.export({ format: 'jwk' })
const privateJwk = pair.privateKey.export({ format: 'jwk' })

describe('what a valid client is', () => {
  test('UX-C19 a new client starts with nothing but what was asked', () => {
    expect(ClientSettings.parse(web)).toMatchObject({
      firstParty: false,
      requirePkce: true,
      origins: [],
    })
  })

  test('D03 redirect URIs are needed where people sign in, and absent where nobody does', () => {
    expect(fields({ ...web, redirectUris: [] })).toEqual(['redirectUris'])
    expect(fields({ name: 'Job', kind: 'm2m' })).toEqual([])
    expect(fields({ ...web, kind: 'm2m' })).toEqual(['redirectUris'])
    expect(
      fields({ ...web, redirectUris: Array.from({ length: 10_000 }, (_, i) => `https://rp.example/${i}`) }),
    ).toEqual(['redirectUris'])
    expect(fields({ ...web, redirectUris: ['https://rp.example/cb', 'http://rp.example/cb'] })).toEqual([
      'redirectUris.1',
    ])
    expect(fields({ ...web, postLogoutRedirectUris: ['javascript:1'] })).toEqual(['postLogoutRedirectUris.0'])
  })

  test('D04 a private or symmetric key is refused, its public half is taken', () => {
    const keyed = (keys: unknown[]) => ({ ...web, authMethod: 'private_key_jwt', jwks: { keys } })
    expect(fields(keyed([publicJwk]))).toEqual([])
    expect(fields(keyed([privateJwk]))).toEqual(['jwks.keys.0'])
    expect(fields(keyed([{ kty: 'oct', k: 'c2VjcmV0' }]))).toEqual(['jwks.keys.0'])
    expect(fields(keyed([{ ...publicJwk, use: 'enc' }]))).toEqual(['jwks.keys.0.use'])
    expect(fields(keyed([]))).toEqual(['jwks.keys'])
    expect(fields(keyed([publicJwk, publicJwk]))).toEqual(['jwks'])
  })

  test('D04 the authentication method fits the kind, and keys fit the method', () => {
    expect(fields({ ...web, authMethod: 'none' })).toEqual(['authMethod'])
    expect(fields({ ...web, kind: 'spa', authMethod: 'client_secret_basic' })).toEqual(['authMethod'])
    expect(fields({ ...web, authMethod: 'private_key_jwt' })).toEqual(['jwks'])
    expect(fields({ ...web, jwks: { keys: [publicJwk] } })).toEqual(['jwks'])
    expect(fields({ ...web, authMethod: 'client_secret_jwt' })).toEqual(['authMethod'])
  })

  test('D05 fields that no administrator may write are refused', () => {
    for (const field of ['tenantId', 'clientId', 'builtIn', 'skipConsent', 'isTrusted', 'status'])
      expect(ClientSettings.safeParse({ ...web, [field]: 'x' }).success).toBe(false)
  })

  test('D14 addresses that are shown are https', () => {
    expect(fields({ ...web, logoUri: 'javascript:1', tosUri: 'http://rp.example' })).toEqual(['logoUri', 'tosUri'])
  })

  test('only a web client may go without PKCE', () => {
    expect(fields({ ...web, requirePkce: false })).toEqual([])
    expect(fields({ ...web, kind: 'spa', requirePkce: false })).toEqual(['requirePkce'])
  })

  test('D04 grants fit the kind and each other', () => {
    const grants = (...grantTypes: string[]) => fields({ ...web, grantTypes })
    expect(grants('authorization_code', 'refresh_token')).toEqual([])
    expect(grants('refresh_token')).toEqual(['grantTypes'])
    expect(fields({ ...web, kind: 'spa', grantTypes: ['client_credentials'] })).toEqual(['grantTypes'])
    expect(fields({ ...web, grantTypes: ['password'] })).toEqual(['grantTypes.0'])
    expect(fields({ ...web, scopes: ['openid', 'offline_access'] })).toEqual(['scopes'])
  })

  test('origins are exact web origins', () => {
    expect(fields({ ...web, origins: ['https://app.example', 'http://localhost:5173'] })).toEqual([])
    expect(fields({ ...web, origins: ['https://app.example/', '*', 'null', 'http://app.example'] })).toHaveLength(4)
  })
})
