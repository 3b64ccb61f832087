import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openPeer, type Peer, sealPeer } from './peer.ts'

const key = randomBytes(32)
const peer: Peer = { ip: '203.0.113.7', requestId: 'r1', nonce: 'n1' }

describe('the sealed peer header', () => {
  test('opens to what was sealed', () => {
    expect(openPeer(sealPeer(peer, key), key)).toEqual(peer)
  })

  test('M04 a header that a caller made up opens to nothing', () => {
    const body = Buffer.from(JSON.stringify({ ...peer, ip: '10.0.0.1' })).toString('base64url')
    const [, seal] = sealPeer(peer, key).split('.')
    for (const value of ['', '.', body, `${body}.`, `${body}.${seal}`, `${body}.${seal}.x`, `${body}.AAAA`, null])
      expect(openPeer(value, key)).toBeUndefined()
  })

  test('a header of another boot opens to nothing', () => {
    expect(openPeer(sealPeer(peer, key), randomBytes(32))).toBeUndefined()
  })

  test('two headers joined by a proxy open to nothing', () => {
    const value = sealPeer(peer, key)
    expect(openPeer(`${value}, ${value}`, key)).toBeUndefined()
  })
})
