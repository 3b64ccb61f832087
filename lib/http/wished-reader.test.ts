import { beforeEach, describe, expect, test, vi } from 'vitest'
import { peerHeader, sealPeer } from '#lib/kernel/peer.ts'
import { wishedReader } from './wished-reader.ts'

type Person = { locale?: string | null; zoneinfo?: string | null; tenantLanguage?: string | null; home?: string }

const asked = vi.hoisted(() => ({
  cookies: {} as Record<string, string>,
  headers: {} as Record<string, string>,
  person: undefined as Person | undefined,
  portals: [] as string[],
}))
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => (asked.cookies[name] ? { value: asked.cookies[name] } : undefined) }),
  headers: async () => new Headers(asked.headers),
}))
vi.mock('#lib/actor/session.ts', () => ({
  portalPerson: async (slug: string) => {
    asked.portals.push(slug)
    return asked.person
  },
}))

const peer = { ip: '203.0.113.7', requestId: 'r1' }

beforeEach(() => {
  asked.cookies = {}
  asked.headers = { [peerHeader]: sealPeer({ ...peer, portal: 'acme' }) }
  asked.person = { locale: null, zoneinfo: null, tenantLanguage: null, home: 'acme' }
  asked.portals = []
})

describe('UX-H74 the console speaks the language of whoever asks', () => {
  test('what they set for their account, whatever the browser says; and says where that is', async () => {
    asked.person = { locale: 'de-AT', zoneinfo: null, tenantLanguage: 'en', home: 'acme' }
    asked.cookies = { 'signet-language': 'en' }
    asked.headers['accept-language'] = 'en'
    expect(await wishedReader()).toEqual({ language: 'de', zone: 'UTC', settledAt: '/account/acme' })
    expect(asked.portals).toEqual(['acme'])
  })

  test.each([
    ['what was chosen in this browser', { 'signet-language': 'de' }, 'en', 'en', 'de'],
    ['what the browser asks for', {}, 'de-CH, en;q=0.5', 'en', 'de'],
    ['what the tenant speaks', {}, '', 'de', 'de'],
    ['English', {}, 'fr', 'ja', 'en'],
  ])('else %s, also where they set a language that it does not speak', async (_, cookies, accept, tenant, language) => {
    for (const locale of [null, 'fr', 'no language at all']) {
      asked.person = { locale, tenantLanguage: tenant, home: 'acme' }
      asked.cookies = cookies as Record<string, string>
      asked.headers['accept-language'] = accept
      expect(await wishedReader()).toEqual({ language, zone: 'UTC', settledAt: undefined })
    }
  })
})

describe('UX-H76 times are those of whoever reads them', () => {
  test.each([
    ['Europe/Berlin', 'Asia/Tokyo', 'Europe/Berlin'],
    [null, 'Asia/Tokyo', 'Asia/Tokyo'],
    ['Middle/Earth', 'Asia/Tokyo', 'Asia/Tokyo'],
    [null, 'Middle/Earth', 'UTC'],
    [null, '', 'UTC'],
    [null, 'x'.repeat(65), 'UTC'],
  ])('of the account %s and the browser %s: %s', async (zoneinfo, cookie, zone) => {
    asked.person = { zoneinfo, home: 'acme' }
    asked.cookies = { 'signet-zone': cookie }
    expect((await wishedReader()).zone).toBe(zone)
  })
})

test('outside of a portal nobody is looked for', async () => {
  asked.headers = { [peerHeader]: sealPeer(peer), 'accept-language': 'de' }
  expect(await wishedReader()).toEqual({ language: 'de', zone: 'UTC', settledAt: undefined })
  expect(asked.portals).toEqual([])
})
