import { describe, expect, test } from 'vitest'
import { isForeignWrite } from './foreign-write.ts'

const origin = new URL('https://id.example.com')
const post = (url: string, from?: string, method = 'POST') =>
  isForeignWrite({ method, url, headers: from === undefined ? {} : { origin: from } }, origin)

describe('H02 what writes through a page comes from a page of ours', () => {
  test.each(['/setup', '/platform', '/admin/acme/clients', '/', '/tenants'])('%s', (url) => {
    for (const from of [
      'null',
      'https://evil.example',
      'https://id.example.com.evil.example',
      'http://id.example.com',
      undefined,
    ])
      expect([from, post(url, from)]).toEqual([from, true])
    expect(post(url, 'https://id.example.com')).toBe(false)
  })

  test('reading needs no origin', () => {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(post('/setup', undefined, method)).toBe(false)
  })

  test('the provider and the API, which machines call, have rules of their own', () => {
    for (const url of ['/t/acme/production/oauth/token', '/api/v1/x', '/.well-known/x']) expect(post(url)).toBe(false)
  })
})
