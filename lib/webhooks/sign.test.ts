import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hintOf, keyOf, newSecret } from './secret.ts'
import { signedHeaders } from './sign.ts'

describe('S09 Standard Webhooks', () => {
  const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek'
  const at = new Date(1_614_265_330_000)
  const body = '{"test": 2432232314}'
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

  test('the published vector is what we sign', () => {
    expect(signedHeaders({ id, at, body }, [secret])).toEqual({
      'webhook-id': id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
  })

  test('while two secrets hold, each signs', () => {
    const other = newSecret()
    const [first, second, ...more] =
      signedHeaders({ id, at, body }, [other, secret])['webhook-signature']?.split(' ') ?? []
    expect(first).toBe(signedHeaders({ id, at, body }, [other])['webhook-signature'])
    expect(second).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
    expect(more).toEqual([])
  })

  test('a body, an id or a second more is another signature', () => {
    const of = (signed: Parameters<typeof signedHeaders>[0]) => signedHeaders(signed, [secret])['webhook-signature']
    const altered = [
      of({ id, at, body: `${body} ` }),
      of({ id: `${id}x`, at, body }),
      of({ id, at: new Date(at.getTime() + 1000), body }),
    ]
    expect(new Set([of({ id, at, body }), ...altered]).size).toBe(4)
  })

  test('a secret is 256 bits in base64 behind its prefix, and never the same', () => {
    const made = Array.from({ length: 20 }, newSecret)
    expect(new Set(made).size).toBe(20)
    for (const each of made) {
      expect(each).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
      expect(keyOf(each)).toHaveLength(32)
      expect(hintOf(each)).toBe(each.slice(-5, -1))
    }
  })

  test('any text is signed as the bytes that are sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(signedHeaders({ id, at, body: text }, [secret])['webhook-signature']).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/)
      }),
    )
  })
})
