import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paramLimits, parseForm, parseQuery } from './form.ts'
import type { FormProblem, Params } from './protocol.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const type = 'application/x-www-form-urlencoded'
const form = (body: string, contentType: string | undefined = type) => parseForm(contentType, bytes(body))
const read = (params: Params | FormProblem): Params => {
  if (typeof params === 'string') throw new Error(params)
  return params
}

describe('RFC 6749 §3.1, appendix B: parameters', () => {
  test('A09 empty means omitted, but counts as sent', () => {
    const params = read(parseQuery('a=&b&c=1&c=&d=x'))
    expect([params.get('a'), params.get('b'), params.get('c'), params.get('d')]).toEqual([
      undefined,
      undefined,
      '1',
      'x',
    ])
    expect(params.duplicates).toEqual(['c'])
  })

  test('A07 duplicates are seen after decoding', () => {
    expect(read(parseQuery('scope=a&sc%6fpe=b')).duplicates).toEqual(['scope'])
  })

  test('names of Object.prototype are ordinary names', () => {
    const params = read(parseQuery('__proto__=a&constructor=b&toString=c'))
    expect([params.get('__proto__'), params.get('constructor'), params.get('hasOwnProperty')]).toEqual([
      'a',
      'b',
      undefined,
    ])
  })

  test('T03 a form is a form', () => {
    for (const good of [type, `${type};charset=UTF-8`, `${type} ; charset="utf-8"`, type.toUpperCase()])
      expect(read(form('a=1', good)).get('a')).toBe('1')
    for (const bad of [
      'application/json',
      'multipart/form-data; boundary=x',
      'text/plain',
      `${type}; charset=utf-16`,
      `${type}x`,
      '',
    ])
      expect(form('a=1', bad)).toBe('media_type')
    expect(parseForm(undefined, bytes('a=1'))).toBe('media_type')
    expect(read(parseForm(undefined, bytes(''))).duplicates).toEqual([])
  })

  test('broken escapes, invalid UTF-8 and NUL make it malformed', () => {
    for (const bad of [
      'a=%',
      'a=%zz',
      'a=%c3%28',
      '%ff=1',
      'a=%00',
      'a=\0',
      `${'n'.repeat(paramLimits.nameLength + 1)}=1`,
    ])
      expect([bad.slice(0, 9), parseQuery(bad)]).toEqual([bad.slice(0, 9), 'malformed'])
    expect(parseForm(type, Uint8Array.of(0x61, 0x3d, 0xff))).toBe('malformed')
    expect(read(parseQuery('a=%c3%a9+%2B')).get('a')).toBe('é +')
  })

  test('T25 sizes and counts are bounded, at the bound itself it works', () => {
    const filled = (length: number) => `a=${'x'.repeat(length - 2)}`
    expect(read(form(filled(paramLimits.bytes))).get('a')).toHaveLength(paramLimits.bytes - 2)
    expect(form(filled(paramLimits.bytes + 1))).toBe('too_large')
    expect(parseQuery(filled(paramLimits.queryBytes + 1))).toBe('too_large')
    const many = (count: number) => Array.from({ length: count }, (_, n) => `p${n}=1`).join('&')
    expect(read(form(many(paramLimits.count))).get('p999')).toBe('1')
    expect(form(many(paramLimits.count + 1))).toBe('too_many')
    expect(read(form(`${'&'.repeat(2_000)}a=1`)).get('a')).toBe('1')
  })

  test('what URLSearchParams writes is read back, value by value and in order', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 }).filter((value) => !value.includes('\0'))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 20 }), (pairs) => {
        const params = read(parseQuery(new URLSearchParams(pairs).toString()))
        for (const [name] of pairs) {
          const values = pairs.filter(([other]) => other === name).map(([, value]) => value)
          expect(params.all(name)).toEqual(values.filter((value) => value !== ''))
          expect(params.duplicates.includes(name)).toBe(values.length > 1)
        }
      }),
    )
  })

  test('whatever arrives is parsed or refused, never by an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
        const params = parseForm(type, body)
        expect(typeof params === 'string' ? ['malformed', 'too_many'].includes(params) : params.duplicates).toBeTruthy()
      }),
      { numRuns: 2_000 },
    )
  })
})
