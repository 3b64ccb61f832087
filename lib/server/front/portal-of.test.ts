import { expect, test } from 'vitest'
import { portalOf } from './portal-of.ts'

test.each([
  ['/admin/acme', 'acme'],
  ['/admin/acme/users?environment=production', 'acme'],
  ['/admin/acme?x', 'acme'],
  ['/platform', 'platform'],
  ['/platform/tenants', 'platform'],
  ['/platforms', undefined],
  ['/admin', undefined],
  ['/admin/%61cme', undefined],
  [`/admin/${'a'.repeat(41)}`, undefined],
  ['/account/admin/acme', undefined],
  ['', undefined],
])('%s is of %s', (target, slug) => {
  expect(portalOf(target)).toBe(slug)
})
