import { describe, expect, test } from 'vitest'
import { newId } from '#lib/kernel/ids.ts'
import { browserCookie, browserCookieName, readCookies } from './cookies.ts'

const id = newId()

describe('the browser’s cookie', () => {
  test('UX-H78 is of the whole host, secure, and out of reach of scripts', () => {
    const cookie = browserCookie({ id, issuer: 'https://id.example.com/t/a/production' }, 'sgb_x', 60)
    expect(cookie).toMatch(/^__Host-signet-[0-9a-z]{26}=sgb_x; Path=\/; Max-Age=60; HttpOnly; SameSite=Lax; Secure$/)
  })

  test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'on %s it has neither prefix nor Secure, for browsers would drop it',
    (origin) => {
      const cookie = browserCookie({ id, issuer: `${origin}/t/a/production` }, 'sgb_x', 60)
      expect(cookie).toMatch(/^signet-[0-9a-z]{26}=/)
      expect(cookie).not.toContain('Secure')
    },
  )

  test('names differ between environments', () => {
    const issuer = 'https://id.example.com/t/a/production'
    expect(browserCookieName({ id, issuer })).not.toBe(browserCookieName({ id: newId(), issuer }))
  })

  test('every value that was sent is seen', () => {
    expect(readCookies('a=1; b=2; a=3', 'a')).toEqual(['1', '3'])
    expect(readCookies('xa=1; ab=2', 'a')).toEqual([])
    expect(readCookies(undefined, 'a')).toEqual([])
  })
})
