import { describe, expect, test } from 'vitest'
import { portalCookies, returnPath } from './portal.ts'

describe('where sign-in to a portal leads', () => {
  test.each([
    '/admin/acme',
    '/admin/acme/clients',
    '/admin/acme/users?environment=staging&q=a%20b',
    'http://localhost:3000/admin/acme/clients',
  ])('R24 %s is inside', (path) => {
    expect(returnPath('acme', path)).toBe(path.replace('http://localhost:3000', ''))
  })

  test.each([
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    '/%09/evil.test',
    'https:evil.test',
    'http://localhost:3000@evil.test/admin/acme',
    '/admin/acme2',
    '/admin/other/clients',
    '/admin/acme/../other',
    '/admin/acme/auth/start',
    'javascript:alert(1)',
    'x'.repeat(3000),
    null,
  ])('R24 %s is not, and leads home', (path) => {
    expect(returnPath('acme', path)).toBe('/admin/acme')
  })
})

test('the cookies of two portals share no name', () => {
  const names = (slug: string) => Object.values(portalCookies(slug)).map(({ name }) => name)
  expect(new Set([...names('a'), ...names('b'), ...names('platform')]).size).toBe(18)
})
