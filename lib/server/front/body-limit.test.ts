import { expect, test } from 'vitest'
import { bounds } from '#lib/limits/bounds.ts'
import { bodyLimit, maxBodyBytes } from './body-limit.ts'

test('a file of people has a bound of its own, at its own door and nowhere else', () => {
  expect(bodyLimit('/admin/acme/users/import/file')).toBeGreaterThan(bounds.import.bytes)
  expect(bodyLimit('/admin/acme/users/import/file?environment=production')).toBeGreaterThan(bounds.import.bytes)
  for (const url of [
    '/admin/acme/users/import',
    '/admin/acme/users/import/file/',
    '/admin/acme/users/import/file/x',
    '/admin/a/b/users/import/file',
    '/t/acme/production/oauth/token?x=/admin/acme/users/import/file',
    '/admin/acme/clients?/users/import/file',
  ])
    expect([url, bodyLimit(url)]).toEqual([url, maxBodyBytes])
})

test('a picture of oneself has a bound of its own, where it is sent and nowhere else', () => {
  expect(bodyLimit('/t/acme/production/account/profile/picture')).toBe(bounds.picture.drainedBytes)
  for (const url of [
    '/t/acme/production/account/profile',
    '/t/acme/production/account/profile/picture/remove',
    '/t/acme/production/account/profile/picture/',
    '/t/acme/account/profile/picture',
    '/x/t/acme/production/account/profile/picture',
    '/t/acme/production/oauth/token?/account/profile/picture',
  ])
    expect([url, bodyLimit(url)]).toEqual([url, maxBodyBytes])
})
