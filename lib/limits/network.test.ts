import { describe, expect, test } from 'vitest'
import { networkOf } from './network.ts'

describe('networks', () => {
  test.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:1:22ff:1:2:3:4', '2001:db8:1:2200::/56'],
    ['2001:db8:1:2201::1', '2001:db8:1:2200::/56'],
    ['fe80::1%eth0', 'fe80::/56'],
    ['', 'unknown'],
    ['not an address', 'unknown'],
    ['203.0.113.77, 10.0.0.1', 'unknown'],
    ['0x7f.1', 'unknown'],
  ])('%s counts for %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network)
  })
})
