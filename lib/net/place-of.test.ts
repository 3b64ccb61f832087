import { afterEach, describe, expect, test } from 'vitest'
import { forget } from '#lib/kernel/singleton.ts'
import { placeName } from './place-name.ts'
import { placeOf } from './place-of.ts'
import { readPlace } from './read-place.ts'

afterEach(() => {
  delete process.env.SIGNET_GEOIP_DATABASE
  for (const name of ['config', 'net.places']) forget(name)
})

describe('UX-H52 the place of an address', () => {
  test.each([
    ['8.8.8.8', 'US'],
    ['::ffff:8.8.8.8', 'US'],
    ['2001:4860:4860::8888', 'US'],
    ['193.0.6.139', 'NL'],
  ])('%s is in %s', (ip, country) => expect(placeOf(ip)).toEqual({ country }))

  test.each([
    '127.0.0.1',
    '::1',
    '10.0.0.1',
    '192.168.1.1',
    '169.254.1.1',
    'fe80::1',
    'fd00::1',
    '203.0.113.7',
    '',
    'x',
    '8.8.8.8.8',
  ])('%s is nowhere', (ip) => expect(placeOf(ip)).toBeUndefined())

  test('a database that cannot be opened costs nobody anything: the one that is shipped is there', () => {
    process.env.SIGNET_GEOIP_DATABASE = '/nowhere/city.mmdb'
    for (const name of ['config', 'net.places']) forget(name)
    expect(placeOf('8.8.8.8')).toEqual({ country: 'US' })
  })

  test('is read from both formats that operators have, and from nothing else', () => {
    expect(readPlace({ country_code: 'DE', city: 'Munich' })).toEqual({ country: 'DE', city: { en: 'Munich' } })
    const names = { en: 'Munich', de: 'München' }
    expect(readPlace({ country: { iso_code: 'DE' }, city: { names } })).toEqual({ country: 'DE', city: names })
    for (const record of [{}, { country_code: '' }, { country: null }, { country_code: 'Germany' }, { city: 'Munich' }])
      expect(readPlace(record)).toBeUndefined()
  })

  test.each([
    ['en', 'Germany', 'Munich, Germany'],
    ['de', 'Deutschland', 'München, Deutschland'],
    ['fr', 'Allemagne', 'Munich, Allemagne'],
    ['es', 'Alemania', 'Munich, Alemania'],
    ['ja', 'ドイツ', 'Munich, ドイツ'],
    ['ar', 'ألمانيا', 'Munich، ألمانيا'],
  ])('has a name in %s', (language, country, city) => {
    expect(placeName({ country: 'DE' }, language)).toBe(country)
    expect(placeName({ country: 'DE', city: { en: 'Munich', de: 'München' } }, language)).toBe(city)
  })
})
