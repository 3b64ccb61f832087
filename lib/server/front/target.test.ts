import { describe, expect, test } from 'vitest'
import { maxTargetLength, targetFault } from './target.ts'

describe('the request target', () => {
  test.each([
    '/',
    '/t/acme/production/oauth/token',
    '/t/acme/production/oauth/authorize?redirect_uri=https%3A%2F%2Fapp.test%2F..%2Fcb&scope=openid%20email',
    '/_next/static/chunks/app/%5Btenant%5D/page-1.js',
    '/.well-known/oauth-authorization-server/t/acme/production',
    '/admin/acme/users?q=%E2%82%AC',
  ])('%s is passed on', (target) => {
    expect(targetFault(target)).toBeUndefined()
  })

  test.each([
    '//t/acme/production/oauth/token',
    '/t//acme/production/oauth/token',
    '/%2e/t/acme/production/oauth/token',
    '/t/acme/%2E%2E/production/oauth/token',
    '/t/acme/../beta/production/oauth/token',
    '/./t/acme/production/oauth/token',
    '/t/acme%2fproduction/oauth/token',
    '/t/acme%5Cproduction',
    '/t/acme\\production',
    '/t/acme/production/oauth/token%00',
    '/t/acme/%252e%252e/x',
    '/t/%zz/production',
    '/t/acme/production/oauth/token#x',
    '/t/acme/..',
    '/t/acmé/production',
  ])('H01 %s is odd', (target) => {
    expect(targetFault(target)).toBe('odd')
  })

  test.each(['http://10.0.0.1/latest/meta-data', 'https://id.test/', '*', 'example.com:443', ''])(
    'H03 %s is not the origin form',
    (target) => {
      expect(targetFault(target)).toBe('absolute')
    },
  )

  test('H06 a target has a longest length', () => {
    expect(targetFault(`/${'a'.repeat(maxTargetLength - 1)}`)).toBeUndefined()
    expect(targetFault(`/${'a'.repeat(maxTargetLength)}`)).toBe('too_long')
  })
})
