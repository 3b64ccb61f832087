import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, test } from 'vitest'
import { isPublicAddress } from './public-address.ts'

describe('S09 addresses that may be connected to', () => {
  test.each(['1.1.1.1', '93.184.216.34', '172.15.255.255', '172.32.0.1', '2606:4700:4700::1111', '2a00:1450:4001::1'])(
    '%s is of the Internet',
    (address) => expect(isPublicAddress(address)).toBe(true),
  )

  test.each([
    ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254'],
    ...['172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.88.99.1', '192.168.1.1', '198.18.0.1'],
    ...['198.51.100.1', '203.0.113.9', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1', '::127.0.0.1', '64:ff9b::7f00:1'],
    ...['64:ff9b::8.8.8.8', '64:ff9b:1::1', '100::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1'],
    ...['fc00::1', 'fd12:3456::1', 'fe80::1', 'fe80::1%eth0', '2606:4700::1%eth0', 'fec0::1', 'ff02::1', '5f00::1'],
    ...['', 'localhost', '1.1.1', '01.1.1.1', '1.1.1.1.1', '2130706433', '0x7f000001', '[2606:4700::1]'],
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false))

  test('whatever is allowed, another list of the special ranges calls unicast too', () => {
    const v4 = fc.ipV4().filter(isPublicAddress)
    const v6 = fc.ipV6().filter(isPublicAddress)
    fc.assert(fc.property(fc.oneof(v4, v6), (address) => ipaddr.parse(address).range() === 'unicast'))
  })

  test('IPv4 in each form that IPv6 has for it is refused, also of the Internet', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const forms = [`::ffff:${address}`, `::${address}`, `64:ff9b::${address}`, `::ffff:0:${address}`]
        expect(forms.filter(isPublicAddress)).toEqual([])
      }),
    )
  })
})
