import { expect, test } from 'vitest'
import { sessionCookie } from '#lib/operator/portal.ts'
import { slugsOfCookies } from './portals.ts'

test('only session cookies of portals speak of a tenant, and only in the form that a slug has', () => {
  const names = [
    sessionCookie('acme'),
    sessionCookie('platform'),
    sessionCookie('../x'),
    sessionCookie(`a${'b'.repeat(60)}`),
    sessionCookie('acme').replace('session', 'csrf'),
    'signet-theme',
  ]
  expect(slugsOfCookies(names)).toEqual(['acme', 'platform'])
})
