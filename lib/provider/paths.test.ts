import { describe, expect, test } from 'vitest'
import { isPlace, readMachinePath } from './paths.ts'

describe('paths of the machine endpoints', () => {
  test.each([
    ['/t/acme/production/oauth/token', 'token'],
    ['/t/acme/production/oauth/userinfo', 'userinfo'],
    ['/t/acme/production/oauth/revoke', 'revoke'],
    ['/t/acme/production/oauth/introspect', 'introspect'],
    ['/t/acme/production/oauth/jwks', 'jwks'],
    ['/t/acme/production/.well-known/openid-configuration', 'discovery'],
    ['/t/acme/production/.well-known/oauth-authorization-server', 'discovery'],
    ['/.well-known/oauth-authorization-server/t/acme/production', 'discovery'],
  ])('%s is %s', (path, endpoint) => {
    expect(readMachinePath(path)).toEqual({ place: { tenant: 'acme', environment: 'production' }, endpoint })
  })

  test.each([
    '//t/acme/production/oauth/token',
    '/t//acme/production/oauth/token',
    '/t/acme/production//oauth/token',
    '/t/acme/production/oauth//token',
    '/t/acme/production/oauth/token/',
    '/t/acme/production/oauth/Token',
    '/T/acme/production/oauth/token',
    '/t/ACME/production/oauth/token',
    '/t/acme/Production/oauth/token',
    '/t/acme/production/oauth/%74oken',
    '/t/acme/production/oauth%2ftoken',
    '/t/acm%65/production/oauth/token',
    '/%2e/t/acme/production/oauth/token',
    '/./t/acme/production/oauth/token',
    '/t/acme/production/./oauth/token',
    '/t/acme/production/../production/oauth/token',
    '/t/acme/production/oauth/token;x=1',
    '/t/acme/production/oauth/token%00',
    '/t/acme/production/oauth/token ',
    '/t/acme/production\\oauth\\token',
    '/t/acme/production/oauth/token\n',
    'http://localhost/t/acme/production/oauth/token',
    '/t/acme/production/oauth/authorize',
    '/t/acme/production/oauth/logout',
    '/t/acme/production/sign-in',
    '/t/-acme/production/oauth/token',
    `/t/${'a'.repeat(64)}/production/oauth/token`,
    '/.well-known/oauth-authorization-server/t/acme/production/',
    '/.well-known/oauth-authorization-server',
    '/.well-known/openid-configuration/t/acme/production',
    '',
    '/',
    '*',
  ])('H01 %j names no machine endpoint', (path) => {
    expect(readMachinePath(path)).toBeUndefined()
  })

  test('slugs are looked at before anything is asked', () => {
    expect(isPlace({ tenant: 'acme', environment: 'production' })).toBe(true)
    for (const tenant of ['', 'A', 'a/b', 'a%20', '..', 'a b', 'a\0'])
      expect(isPlace({ tenant, environment: 'production' })).toBe(false)
  })
})
