import { describe, expect, test } from 'vitest'
import { createTrust } from './trust.ts'

const spoofed = {
  'x-forwarded-for': '10.1.1.1',
  'x-request-id': 'chosen-by-caller',
  'x-signet-client-cert': encodeURIComponent('-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----'),
}

describe('who is calling', () => {
  test('M04 without trusted proxies the socket alone counts, whatever the headers say', () => {
    expect(createTrust([])('203.0.113.9', spoofed)).toEqual({
      ip: '203.0.113.9',
      requestId: undefined,
      certificate: undefined,
    })
  })

  test('M04 a peer outside the ranges is not believed', () => {
    expect(createTrust(['10.0.0.0/8', '::1'])('203.0.113.9', spoofed).ip).toBe('203.0.113.9')
  })

  test('a trusted proxy says who is behind it, its id and its certificate', () => {
    const caller = createTrust(['127.0.0.1'])('::ffff:127.0.0.1', { ...spoofed, 'x-forwarded-for': '198.51.100.4' })
    expect(caller.ip).toBe('198.51.100.4')
    expect(caller.requestId).toBe('chosen-by-caller')
    expect(caller.certificate).toContain('BEGIN CERTIFICATE')
  })

  test('M04 what the caller wrote left of the first stranger is hearsay', () => {
    const trust = createTrust(['10.0.0.0/8'])
    expect(trust('10.0.0.1', { 'x-forwarded-for': '1.2.3.4, 198.51.100.4, 10.0.0.2' }).ip).toBe('198.51.100.4')
  })

  test('a chain of proxies alone ends at its farthest', () => {
    expect(createTrust(['10.0.0.0/8'])('10.0.0.1', { 'x-forwarded-for': '10.0.0.3, 10.0.0.2' }).ip).toBe('10.0.0.3')
  })

  test.each(['unknown', '_hidden', '0x7f000001', '127.1', '2130706433', ''])(
    'a hop %j that is no address ends the walk',
    (hop) => {
      expect(createTrust(['10.0.0.0/8'])('10.0.0.1', { 'x-forwarded-for': `1.2.3.4, ${hop}` }).ip).toBe('10.0.0.1')
    },
  )

  test.each([
    ['198.51.100.4:4711', '198.51.100.4'],
    ['[2001:db8::7]:4711', '2001:db8::7'],
    ['2001:DB8:0::7', '2001:db8::7'],
  ])('the address in %s is %s', (hop, ip) => {
    expect(createTrust(['10.0.0.0/8'])('10.0.0.1', { 'x-forwarded-for': hop }).ip).toBe(ip)
  })

  test('an id of another form is not taken over', () => {
    const id = createTrust(['10.0.0.1'])('10.0.0.1', { 'x-request-id': 'a b\tc"d' }).requestId
    expect(id).toBeUndefined()
  })

  test('a range that is none is named in the refusal', () => {
    expect(() => createTrust(['10.0.0.0/99'])).toThrow('SIGNET_TRUSTED_PROXIES: 10.0.0.0/99')
  })
})
