import { describe, expect, test } from 'vitest'
import { paramLimits } from '#lib/oidc/form.ts'
import { readBody } from './body.ts'
import { protocolRequest, type Received } from './request.ts'

async function* chunks(count: number, size: number, seen: number[] = []): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < count; n++) {
    seen.push(n)
    yield new Uint8Array(size)
  }
}

describe('T25 bodies', () => {
  test('up to the limit are read whole', async () => {
    const body = await readBody('POST', undefined, chunks(paramLimits.bytes / 1024, 1024))
    expect(body.length).toBe(paramLimits.bytes)
  })

  test('beyond the limit are given up while they arrive', async () => {
    const seen: number[] = []
    expect(await readBody('POST', undefined, chunks(10_000, 1024, seen))).toBe('too_large')
    expect(seen.length).toBe(paramLimits.bytes / 1024 + 1)
  })

  test('that say that they are too large are not read at all', async () => {
    const seen: number[] = []
    expect(await readBody('POST', '10000000', chunks(1, 1, seen))).toBe('too_large')
    expect(seen).toEqual([])
  })

  test.each(['GET', 'HEAD', 'OPTIONS'])('%s has none', async (method) => {
    expect(await readBody(method, '5', chunks(1, 5))).toHaveLength(0)
  })
})

describe('what a door has received', () => {
  const received = (changes: Partial<Received> & { headers?: Record<string, string> }): Received => ({
    method: 'POST',
    path: '/',
    query: '',
    body: new Uint8Array(),
    header: (name) => changes.headers?.[name],
    peer: { ip: '192.0.2.1' },
    ...changes,
  })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  test('T09 duplicates are kept for the engine to refuse', () => {
    const { form: read } = protocolRequest(received({ headers: form, body: Buffer.from('a=1&a=2&b=3') }))
    expect(read).toMatchObject({ duplicates: ['a'] })
  })

  test.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x'])('T03 %s is no form', (type) => {
    const headers = { 'content-type': type }
    expect(protocolRequest(received({ headers, body: Buffer.from('a=1') })).form).toBe('media_type')
  })

  test('T25 a compressed body is not unpacked', () => {
    const headers = { ...form, 'content-encoding': 'gzip' }
    expect(protocolRequest(received({ headers, body: Buffer.from('a=1') })).form).toBe('media_type')
  })

  test('U08 a bare POST is an empty form', () => {
    const { form: read } = protocolRequest(received({}))
    expect(typeof read === 'string' ? read : read.duplicates).toEqual([])
  })
})
